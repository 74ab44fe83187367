import { receiptWords } from '@furrow/core/letters/receipt-words'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { locale, m } from '../../messages.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { formatSecond } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Page } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import './proposals.css'
import { proposalQueries } from './queries.ts'

/** What was handed in and when, to keep or to print. */
export function ReceiptPage() {
  const { proposalId = '' } = useParams()
  const query = useQuery(proposalQueries.receipt(proposalId))
  const say = receiptWords[locale]
  return (
    <Page title={m.proposals_receipt()} width="text">
      <QueryStates query={query}>
        {(receipt) => (
          <div className="stack receipt">
            <p className="status-line">{say.received(receipt.number, receipt.title)}</p>
            <Facts
              facts={[
                { label: say.time, value: formatSecond(receipt.submittedAt) },
                { label: say.version, value: receipt.ordinal },
                { label: say.hash, value: <code className="hash">{receipt.hash}</code> },
              ]}
            />
            <p className="muted">{say.note}</p>
            <div className="row no-print">
              <ButtonLink look="primary" href={`/app/proposals/${receipt.proposalId}`}>
                {m.proposals_to_status()}
              </ButtonLink>
              <a
                className="button"
                href={`/api/proposals/${receipt.proposalId}/receipt/pdf?language=${locale}`}
              >
                {m.proposals_receipt_pdf()}
              </a>
              <Button onClick={() => globalThis.print()}>{m.proposals_print()}</Button>
            </div>
          </div>
        )}
      </QueryStates>
    </Page>
  )
}
