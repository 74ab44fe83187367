import type { ProposalDetail } from '@furrow/core/contract/proposals'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatHours, formatShortMoment } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Markdown } from '../../ui/Markdown.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { KeptText } from './KeptText.tsx'
import { moveProposal, proposalQueries } from './queries.ts'
import { RequestPicture } from './RequestPicture.tsx'
import { SentMails } from './SentMails.tsx'
import { nextStep, stateText } from './state-text.ts'
import { UnsentText } from './UnsentText.tsx'

/** A proposal that is not being written: where it stands, who acts next, and what was handed in. */
export function StatusView({ detail }: { detail: ProposalDetail }) {
  const { form, receipt } = detail
  return (
    <div className="status-page">
      <div className="stack-l">
        <section className="stack">
          <p className="status-line">{stateText(detail)}</p>
          <p>{nextStep({ ...form, ...detail, callState: form.state, handedIn: receipt !== null })}</p>
          <div className="row">
            {detail.released && detail.state !== 'withdrawn' && (
              <ButtonLink look="primary" href={`/app/proposals/${detail.id}/result`}>
                {m.proposals_result()}
              </ButtonLink>
            )}
            {receipt !== null && (
              <ButtonLink href={`/app/proposals/${detail.id}/receipt`}>{m.proposals_receipt()}</ButtonLink>
            )}
            <StateDeeds detail={detail} />
          </div>
        </section>
        <KeptText detail={detail} />
        <article className="document">
          <h2>{m.proposals_summary()}</h2>
          <Markdown text={detail.summary} />
          {form.sections.map(({ key, title }) => (
            <section key={key} className="document-part">
              <h2>{title}</h2>
              <Markdown text={detail.sections[key] ?? ''} />
            </section>
          ))}
        </article>
        <UnsentText detail={detail} />
        <SentMails proposalId={detail.id} />
      </div>
      <aside className="stack request">
        <h2>{m.proposals_request()}</h2>
        <Facts
          facts={[
            {
              label: m.proposals_requested(),
              value: detail.requested === null ? '–' : formatHours(detail.requested),
            },
            {
              label: m.proposals_minimum(),
              value: detail.minimum === null ? '–' : formatHours(detail.minimum),
            },
            {
              label: m.proposals_submitted_at(),
              value: receipt === null ? '–' : formatShortMoment(receipt.submittedAt),
            },
          ]}
        />
        <RequestPicture gpuHours={detail.requested} areaKey={detail.areaKey} form={form} />
      </aside>
    </div>
  )
}

const deedsOf = ({ doorOpen, state, receipt }: ProposalDetail) => ({
  canReopen: doorOpen && (state === 'submitted' || state === 'withdrawn'),
  canWithdraw: receipt !== null && state !== 'withdrawn',
})

function StateDeeds({ detail }: { detail: ProposalDetail }) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const client = useQueryClient()
  if (!detail.isOwner || detail.released) return <ProblemLine error={error} />
  const move = async (step: 'withdraw' | 'reopen' | 'restore') => {
    setBusy(true)
    setError(null)
    try {
      client.setQueryData(proposalQueries.detail(detail.id).queryKey, await moveProposal(detail, step))
      await client.invalidateQueries({ queryKey: proposalQueries.mine().queryKey })
      setAsking(false)
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  const { canReopen, canWithdraw } = deedsOf(detail)
  return (
    <>
      {detail.deletedAt !== null && (
        <Button onClick={() => void move('restore')}>{m.proposals_restore()}</Button>
      )}
      {canReopen && (
        <Button busy={isBusy} onClick={() => void move('reopen')}>
          {m.proposals_reopen()}
        </Button>
      )}
      {canWithdraw && (
        <Button look="quiet" onClick={() => setAsking(true)}>
          {m.proposals_withdraw()}
        </Button>
      )}
      <ProblemLine error={isAsking ? null : error} />
      <Dialog
        open={isAsking}
        title={m.proposals_withdraw_title()}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{m.proposals_keep()}</Button>
            <Button look="danger" busy={isBusy} onClick={() => void move('withdraw')}>
              {m.proposals_withdraw()}
            </Button>
          </>
        }
      >
        <p>{detail.doorOpen ? m.proposals_withdraw_open() : m.proposals_withdraw_shut()}</p>
        <ProblemLine error={error} />
      </Dialog>
    </>
  )
}
