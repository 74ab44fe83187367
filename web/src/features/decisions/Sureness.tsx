import type { SurenessSummary } from '@furrow/core/contract/sureness'
import { useQuery } from '@tanstack/react-query'
import { locale, m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import { ProblemLine } from '../../ui/states.tsx'
import { decisionQueries } from './queries.ts'

function surenessText({ uncertainty, proposals, greyZone, chances }: SurenessSummary): string {
  if (uncertainty.reason !== null) return m.decisions_sureness_unknown()
  const grey =
    greyZone === null
      ? m.decisions_sureness_no_grey()
      : m.decisions_sureness_grey({ grey: formatNumber(greyZone.proposals), n: formatNumber(proposals) })
  if (chances === null) return grey
  const { sure, without, open } = chances
  const shares = { sure: formatNumber(sure), without: formatNumber(without), open: formatNumber(open) }
  return `${grey} ${m.decisions_sureness_chances({ ...shares, draws: formatNumber(uncertainty.draws) })}`
}

/** How many lie in the grey zone and are sure of hours or of none; the report says of whom, and how it was drawn. */
export function Sureness({ decisionId }: { decisionId: string }) {
  const { data, error } = useQuery(decisionQueries.sureness(decisionId))
  if (error !== null) return <ProblemLine error={error} />
  if (data === undefined) return <span className="muted">{m.decisions_sureness_drawing()}</span>
  return <a href={`/api/decisions/${decisionId}/report?language=${locale}`}>{surenessText(data)}</a>
}
