import type { ProposalDetail } from '@furrow/core/contract/proposals'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { fieldsOf } from './fields.ts'
import { fieldLabel } from './gap-text.ts'
import { changedFields } from './merge.ts'
import { proposalQueries } from './queries.ts'
import { forgetOnDevice, keptOnDevice } from './use-draft.ts'

/** What was typed when the door was shut already: it stands on this device only, to be copied or thrown away. */
export function KeptText({ detail }: { detail: ProposalDetail }) {
  const client = useQueryClient()
  const queryKey = [...proposalQueries.all, 'kept', detail.id]
  const { data } = useQuery({
    queryKey,
    queryFn: () => keptOnDevice(detail.id),
    networkMode: 'always',
    gcTime: 0,
  })
  const late = data ? Object.entries(changedFields(fieldsOf(detail), data.mine)) : []
  const texts = late.filter(([, value]) => typeof value === 'string' && value !== '')
  if (texts.length === 0) return null
  const forget = async () => {
    await forgetOnDevice(detail.id)
    await client.invalidateQueries({ queryKey })
  }
  return (
    <section className="stack" data-kept="">
      <h2>{m.proposals_kept()}</h2>
      <p className="muted">{m.proposals_kept_help()}</p>
      {texts.map(([field, value]) => (
        <div key={field}>
          <h3>{fieldLabel(field, detail.form)}</h3>
          <p className="kept-text">{value}</p>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => void forget()}>
          {m.proposals_kept_forget()}
        </Button>
      </div>
    </section>
  )
}
