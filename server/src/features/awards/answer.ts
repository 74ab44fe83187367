import type { AuditAction } from '@furrow/core/contract/audit-actions'
import type { AwardAcceptance } from '@furrow/core/contract/awards'
import { DomainError } from '@furrow/core/errors'
import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { audit } from '../../plugins/audit.ts'
import { appendToLog } from '../../plugins/award-log.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { closeOffer, openOffers } from '../../plugins/offers.ts'
import { loadProposal, requireOwn, type AwardedProposal, type OwnAward } from './load.ts'
import { mailPeople, type Sending } from './mail.ts'

export interface Answering extends Sending {
  readonly proposalId: string
  /** Of the award, as the holder saw it. */
  readonly version: number
}

interface Held {
  readonly proposal: AwardedProposal
  readonly own: OwnAward
}

async function loadHeld(tx: Tx, { proposalId, version }: Answering): Promise<Held> {
  const proposal = await loadProposal(tx, proposalId)
  const own = await requireOwn(tx, proposal)
  if (own.version !== version)
    throw new DomainError('stale-version', 'The award has changed since you saw it. Load it again.')
  return { proposal, own }
}

/** @throws DomainError `wrong-state`, `deadline-passed` */
function requireOpen({ own }: Held, at: Date): number {
  const { answer, held } = own.standing
  if (answer !== 'open') throw new DomainError('wrong-state', 'There is no award that waits for an answer.')
  const { answerBy } = own.first
  if (answerBy !== null && at > answerBy)
    throw new DomainError('deadline-passed', 'The date to answer has passed: write to the programme office.')
  return held
}

interface Deed extends Held {
  readonly events: readonly LedgerEvent[]
  readonly reason?: string
  readonly action: AuditAction
  /** What the audit trail says of it. */
  readonly detail: Readonly<Record<string, number>>
}

async function enter(
  tx: Tx,
  { proposal, events, reason = '', action, detail }: Deed,
  by: Doer,
): Promise<void> {
  const entries = events.map((event) => ({ ...event, proposalId: proposal.id, reason }))
  await appendToLog(tx, { callId: proposal.callId, entries }, by)
  const object = { objectType: 'proposal', objectId: proposal.id, callId: proposal.callId } as const
  await audit(tx, { ...by, ...object, action, detail })
}

type Receipt = Held & Sending & { readonly key: string }

async function sendReceipt(tx: Tx, { proposal, key, publicUrl }: Receipt, by: Doer): Promise<void> {
  const { id, callId, number, title, ownerId } = proposal
  const letter = {
    template: 'award-answered',
    key: `${id}:${key}`,
    callId,
    data: { number, title },
    path: `/app/proposals/${id}/result`,
  } as const
  await mailPeople(tx, { to: ownerId === null ? [] : [ownerId], letter, publicUrl }, by)
}

const said = (kind: LedgerEvent['kind'], proposal: string, hours: number): LedgerEvent => ({
  kind,
  proposal,
  hours,
  from: null,
  to: null,
})

const freed = (kind: LedgerEvent['kind'], proposal: string, hours: number): LedgerEvent => ({
  kind,
  proposal,
  hours,
  from: 'awarded',
  to: 'leftOver',
})

function amountErrors(held: number, { proposal, own }: Held, wish: AwardAcceptance) {
  const { hours, belowMinimum } = wish
  const { granularity } = own.call
  if (hours > held) return 'You cannot accept more than you are granted.'
  if (hours < held && hours % granularity !== 0)
    return `Use a multiple of ${granularity.toLocaleString('en')} GPU-hours, or accept all.`
  if (hours < held && hours < proposal.minimum && !belowMinimum)
    return 'This is below the minimum that you named: confirm that it is still useful, or accept more.'
  return null
}

/** Takes the award, in whole or in part; the rest is left over. @throws DomainError `wrong-state`, `deadline-passed`, `invalid-input` */
export async function acceptAward(
  tx: Tx,
  { wish, ...answering }: Answering & { readonly wish: AwardAcceptance },
  by: Doer,
): Promise<void> {
  const loaded = await loadHeld(tx, answering)
  const held = requireOpen(loaded, by.at)
  const message = amountErrors(held, loaded, wish)
  if (message !== null)
    throw new DomainError('invalid-input', 'This amount cannot be accepted.', {
      errors: [{ path: 'hours', message }],
    })
  const { number } = loaded.proposal
  const rest = held - wish.hours
  const events = [said('accepted', number, wish.hours), ...(rest > 0 ? [freed('reduced', number, rest)] : [])]
  const detail = { hours: wish.hours, ...(rest > 0 && { givenBack: rest }) }
  await enter(tx, { ...loaded, events, action: 'award.accepted', detail }, by)
  await sendReceipt(tx, { ...loaded, ...answering, key: 'accepted' }, by)
}

/** Gives all of it back. @throws DomainError `wrong-state`, `deadline-passed` */
export async function declineAward(
  tx: Tx,
  { reason, ...answering }: Answering & { readonly reason: string },
  by: Doer,
): Promise<void> {
  const loaded = await loadHeld(tx, answering)
  const held = requireOpen(loaded, by.at)
  const events = [freed('declined', loaded.proposal.number, held)]
  await enter(tx, { ...loaded, events, reason, action: 'award.declined', detail: { hours: held } }, by)
  for (const offer of await openOffers(tx, answering.proposalId))
    await closeOffer(tx, { ...offer, state: 'declined' }, by)
  await sendReceipt(tx, { ...loaded, ...answering, key: 'declined' }, by)
}

function returnError(hours: number, held: number, { granularity }: OwnAward['call']): string | null {
  if (hours > held) return 'You cannot return more than you hold.'
  if (hours < held && hours % granularity !== 0)
    return `Use a multiple of ${granularity.toLocaleString('en')} GPU-hours, or return all.`
  return null
}

/** Gives back hours of an accepted award that will not be used. @throws DomainError `wrong-state`, `invalid-input` */
export async function returnHours(
  tx: Tx,
  { reason, hours, ...answering }: Answering & { readonly hours: number; readonly reason: string },
  by: Doer,
): Promise<void> {
  const loaded = await loadHeld(tx, answering)
  const { number } = loaded.proposal
  const { held, answer } = loaded.own.standing
  if (answer !== 'accepted' || held === 0)
    throw new DomainError('wrong-state', 'There are no accepted hours to return.')
  const message = returnError(hours, held, loaded.own.call)
  if (message !== null)
    throw new DomainError('invalid-input', 'This amount cannot be returned.', {
      errors: [{ path: 'hours', message }],
    })
  await enter(
    tx,
    {
      ...loaded,
      events: [freed('returned', number, hours)],
      reason,
      action: 'award.returned',
      detail: { hours },
    },
    by,
  )
  await sendReceipt(tx, { ...loaded, ...answering, key: `returned-${answering.version}` }, by)
}

/** The office takes back an award that nobody answered by its date; not hours of an offer that was accepted. @throws DomainError `wrong-state` */
export async function withdrawAward(
  tx: Tx,
  { proposalId, reason, publicUrl }: Sending & { readonly proposalId: string; readonly reason: string },
  by: Doer,
): Promise<void> {
  const proposal = await loadProposal(tx, proposalId)
  const own = await requireOwn(tx, proposal)
  const { held, answer, unanswered } = own.standing
  if (held === 0) throw new DomainError('wrong-state', 'There are no hours to take back.')
  if (answer !== 'open')
    throw new DomainError(
      'wrong-state',
      'This award was accepted: only a later decision that a director signs takes it back.',
    )
  if (own.first.answerBy !== null && by.at <= own.first.answerBy)
    throw new DomainError('wrong-state', 'The applicant may answer until the date: wait for it.')
  const loaded = { proposal, own }
  const events = [freed('withdrawn', proposal.number, unanswered)]
  await enter(tx, { ...loaded, events, reason, action: 'award.withdrawn', detail: { hours: unanswered } }, by)
  for (const offer of await openOffers(tx, proposalId))
    await closeOffer(tx, { ...offer, state: 'expired' }, by)
  const letter = {
    template: 'award-withdrawn',
    key: `${proposal.id}:${own.version}`,
    callId: proposal.callId,
    data: { number: proposal.number, title: proposal.title },
    path: `/app/proposals/${proposal.id}/result`,
  } as const
  await mailPeople(tx, { to: proposal.ownerId === null ? [] : [proposal.ownerId], letter, publicUrl }, by)
}
