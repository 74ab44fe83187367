import { m } from '../../../messages.ts'
import type { Draft } from '../draft.ts'
import { Studied } from '../figures/Studied.tsx'
import { useFound } from '../figures/use-found.ts'
import type { StudioRunner } from '../runner.ts'
import type { Findings, Study } from '../studies.ts'
import { StrictnessFigure } from './StrictnessFigure.tsx'

const study: Study = { kind: 'severity' }
const read = (findings: Findings) => (findings.kind === 'severity' ? findings.severity : undefined)

/** The reviewers of the draft, once the controls rest. */
export const useReviewers = (runner: StudioRunner, draft: Draft) => useFound(runner, draft, { study, read })

type SeverityPictureProps = { runner: StudioRunner; draft: Draft; source: string }

/** How strict each reviewer is before and after the adjustment. */
export function SeverityPicture({ runner, draft, source }: SeverityPictureProps) {
  const { found, ...how } = useReviewers(runner, draft)
  return (
    <Studied name="severity" title={m.calibration_severity()} hasFound={found !== undefined} {...how}>
      {found !== undefined && <StrictnessFigure table={found} source={source} shows="change" />}
    </Studied>
  )
}
