import type { AwardRow } from '@furrow/core/contract/awards'
import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useAwardStep } from './queries.ts'

/** The office takes an award back, with a reason that stays in the log. */
export function WithdrawDialog({ row, onClose }: { row: AwardRow; onClose: () => void }) {
  const step = useAwardStep()
  return (
    <ReasonDialog
      title={m.awards_take_title({ proposal: row.proposal, hours: formatHours(row.unanswered) })}
      text={m.awards_take_text()}
      label={m.awards_reason()}
      hint={m.awards_reason_log()}
      action={m.awards_take_back()}
      look="danger"
      onSend={(reason) =>
        step.mutateAsync({ path: `/proposals/${row.proposalId}/award/withdraw`, body: { reason } })
      }
      onDone={() => {
        toast(m.awards_taken_done())
        onClose()
      }}
      onClose={onClose}
    />
  )
}
