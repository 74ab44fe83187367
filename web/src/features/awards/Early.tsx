import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { Page } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** Before the release there is nothing here, whoever asks. */
export const Early = ({ callId, title }: { callId: string; title: string }) => (
  <Page title={title}>
    <EmptyState
      title={m.awards_early_title()}
      action={<Link href={`/app/calls/${callId}`}>{m.awards_to_call()}</Link>}
    >
      {m.awards_early_text()}
    </EmptyState>
  </Page>
)
