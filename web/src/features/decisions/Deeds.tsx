import type { DecisionView } from '@furrow/core/contract/decisions'
import { useState } from 'react'
import { localeBase, m } from '../../messages.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { Gone } from './Gone.tsx'
import { useRelease, useRevocation, useWithdrawal } from './queries.ts'

type DialogProps = { decision: DecisionView; onClose: () => void }

/** What a later decision does at its release: it moves only what it changes itself. */
function LaterDoes({ later }: { later: NonNullable<DecisionView['later']> }) {
  const count = (fits: (difference: number) => boolean) =>
    formatNumber(later.changes.filter(({ held, award }) => fits(award - held)).length)
  return (
    <>
      <li>{m.decisions_release_later_gain({ n: count((hours) => hours > 0) })}</li>
      <li>{m.decisions_release_later_lose({ n: count((hours) => hours < 0) })}</li>
      <li>{m.decisions_release_later_rest()}</li>
    </>
  )
}

/** What the first decision of a call does at its release. */
function FirstDoes({ decision }: { decision: DecisionView }) {
  const { gone, goneInAll, outcome } = decision
  const { awards } = outcome
  return (
    <>
      <li>
        {m.decisions_release_public({
          funded: formatNumber(awards.filter(({ award }) => award > 0).length - gone.length),
        })}
      </li>
      <li>{m.decisions_release_applicants({ proposals: formatNumber(awards.length - goneInAll) })}</li>
    </>
  )
}

/** Says what the release does before it is done: it is the one step that nobody can take back. */
function ReleaseDialog({ decision, onClose }: DialogProps) {
  const release = useRelease(decision)
  const go = () =>
    release.mutate(
      {},
      {
        onSuccess: () => {
          toast(m.decisions_release_done())
          onClose()
        },
      },
    )
  return (
    <Dialog
      open
      title={m.decisions_release_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.decisions_cancel()}</Button>
          <Button look="primary" busy={release.isPending} onClick={go}>
            {m.decisions_release_confirm()}
          </Button>
        </>
      }
    >
      <p>{m.decisions_release_what()}</p>
      <ul className="release-does">
        {decision.later === null ? <FirstDoes decision={decision} /> : <LaterDoes later={decision.later} />}
        <li>
          {decision.publishesSnapshot ? m.decisions_release_record() : m.decisions_release_record_only()}
        </li>
      </ul>
      <Gone decision={decision} />
      <p>
        <strong>{m.decisions_release_final()}</strong>
      </p>
      <ProblemLine error={release.error} />
    </Dialog>
  )
}

function WithdrawDialog({ decision, onClose }: DialogProps) {
  const withdrawal = useWithdrawal(decision)
  const go = () =>
    withdrawal.mutate(
      {},
      {
        onSuccess: () => {
          toast(m.decisions_withdraw_done())
          onClose()
        },
      },
    )
  return (
    <Dialog
      open
      title={m.decisions_withdraw_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.decisions_cancel()}</Button>
          <Button look="danger" busy={withdrawal.isPending} onClick={go}>
            {m.decisions_withdraw()}
          </Button>
        </>
      }
    >
      <p>{m.decisions_withdraw_text()}</p>
      <ProblemLine error={withdrawal.error} />
    </Dialog>
  )
}

function RevokeDialog({ decision, onClose }: DialogProps) {
  const revocation = useRevocation(decision)
  return (
    <ReasonDialog
      title={m.decisions_revoke_title()}
      text={m.decisions_revoke_text()}
      label={m.decisions_revoke_reason()}
      hint={m.decisions_revoke_reason_hint()}
      action={m.decisions_revoke()}
      look="danger"
      onSend={(reason) => revocation.mutateAsync({ reason })}
      onDone={() => {
        toast(m.decisions_revoke_done())
        onClose()
      }}
      onClose={onClose}
    />
  )
}

/** What the viewer may do with the decision now, beside signing. */
export function Deeds({ decision }: { decision: DecisionView }) {
  const [asked, setAsked] = useState<'release' | 'withdraw' | 'revoke' | null>(null)
  const close = () => setAsked(null)
  const { may, state, callId } = decision
  return (
    <>
      {may.withdraw && <Button onClick={() => setAsked('withdraw')}>{m.decisions_withdraw()}</Button>}
      {may.revoke && <Button onClick={() => setAsked('revoke')}>{m.decisions_revoke()}</Button>}
      {may.sign && (
        <a href="#sign" className="button button-primary">
          {m.decisions_sign()}
        </a>
      )}
      {may.release && (
        <Button look="primary" onClick={() => setAsked('release')}>
          {m.decisions_release()}
        </Button>
      )}
      {state === 'released' && (
        <ButtonLink href={`~${localeBase}/results/${callId}`}>{m.decisions_public_page()}</ButtonLink>
      )}
      {asked === 'release' && <ReleaseDialog decision={decision} onClose={close} />}
      {asked === 'withdraw' && <WithdrawDialog decision={decision} onClose={close} />}
      {asked === 'revoke' && <RevokeDialog decision={decision} onClose={close} />}
    </>
  )
}
