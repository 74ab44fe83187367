import { api } from '../api.ts'
import { m } from '../messages.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

type ReopenReviewsProps = { callId: string; onDone: () => unknown; onClose: () => void }

/** Opens the locked reviews of a call again, with a reason: from the page of the reviews and from the grey zone. */
export const ReopenReviews = ({ callId, onDone, onClose }: ReopenReviewsProps) => (
  <ReasonDialog
    title={m.reviews_reopen_title()}
    text={m.reviews_reopen_text()}
    label={m.reviews_reopen_reason()}
    hint={m.reviews_reopen_reason_hint()}
    action={m.reviews_reopen_deed()}
    onSend={(reason) => api.post(`/calls/${callId}/reviews/reopen`, { reason })}
    onDone={onDone}
    onClose={onClose}
  />
)
