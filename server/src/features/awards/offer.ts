import type { AuditAction } from '@furrow/core/contract/audit-actions'
import type { ListOffers, ReserveGrant } from '@furrow/core/contract/awards'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { notFound } from '../../plugins/errors.ts'
import { hiddenFrom } from '../../plugins/hidden-numbers.ts'
import { mailHolder, type Mailing } from '../../plugins/holder-mail.ts'
import { closeOffer, makeOffer, type OpenOffer } from '../../plugins/offers.ts'
import { givingErrors } from './giving.ts'
import { listOfCall } from './list.ts'
import { loadProposal, requireAwards } from './load.ts'
import type { Sending } from './mail.ts'

const staleList = (): DomainError =>
  new DomainError('stale-version', 'The waiting list has changed since you saw it. Load it again.')

/**
 * Offers what the list would get, from its beginning and as far as asked for: nobody is skipped.
 * @throws DomainError `stale-version` where the list is another one by now, `wrong-state` before the release
 */
export async function offerFromList(
  tx: Tx,
  { callId, wish, publicUrl }: Sending & { readonly callId: string; readonly wish: ListOffers },
  by: Doer,
): Promise<void> {
  const awards = await requireAwards(tx, callId)
  const { next } = await listOfCall(tx, awards)
  const hidden = await hiddenFrom(tx, { callId, personId: by.actor.personId })
  const rows = await tx.proposal.findMany({
    where: { callId, number: { in: wish.offers.map(({ proposal }) => proposal) } },
    select: { id: true, number: true, title: true, ownerId: true },
  })
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  for (const [index, { proposal: number, hours }] of wish.offers.entries()) {
    const expected = next[index]
    const proposal = byNumber.get(number)
    if (expected?.proposal !== number || expected.gpuHours !== hours) throw staleList()
    if (proposal === undefined || hidden.has(number)) throw staleList()
    const offer = {
      callId,
      proposal,
      cause: 'list',
      hours,
      source: 'leftOver',
      place: expected.place,
    } as const
    await makeOffer(tx, { ...offer, expiresAt: new Date(wish.expiresAt) }, { ...by, publicUrl })
  }
  const hours = wish.offers.reduce((sum, offer) => sum + offer.hours, 0)
  const offers = wish.offers.map((offer) => `${offer.proposal}: ${String(offer.hours)} h`)
  const detail = { hours, offers, expiresAt: wish.expiresAt }
  await audit(tx, { ...by, action: 'award.offered', objectType: 'call', objectId: callId, callId, detail })
}

async function loadOffer(tx: Tx, where: { id: string; callId?: string; proposalId?: string }) {
  const row = await tx.awardOffer.findFirst({
    where,
    select: {
      id: true,
      callId: true,
      hours: true,
      source: true,
      state: true,
      expiresAt: true,
      proposal: { select: { id: true, number: true, title: true, ownerId: true } },
    },
  })
  if (row === null) throw notFound()
  if (row.state !== 'open') throw new DomainError('wrong-state', 'This offer has been answered or has ended.')
  return row
}

const auditOffer = (
  tx: Tx,
  { id, proposal, callId, hours, action }: OpenOffer & { readonly action: AuditAction },
  by: Doer,
) =>
  audit(tx, {
    ...by,
    action,
    objectType: 'proposal',
    objectId: proposal.id,
    callId,
    detail: { offer: id, hours },
  })

type LoadedOffer = Awaited<ReturnType<typeof loadOffer>>

/** Whoever held the offer reads that their answer is kept, or that it ended without one. */
const mailOffer = (
  tx: Tx,
  { id, callId, proposal, template }: LoadedOffer & { readonly template: 'offer-answered' | 'offer-ended' },
  mailing: Mailing,
) => mailHolder(tx, { template, key: id, callId, proposal }, mailing)

/** The holder's answer. @throws DomainError `not-found`, `wrong-state`, `deadline-passed` */
export async function answerOffer(
  tx: Tx,
  {
    proposalId,
    offerId,
    accept,
    publicUrl,
  }: Sending & { readonly proposalId: string; readonly offerId: string; readonly accept: boolean },
  by: Doer,
): Promise<void> {
  const offer = await loadOffer(tx, { id: offerId, proposalId })
  if (by.at > offer.expiresAt)
    throw new DomainError('deadline-passed', 'The offer stood until a date that has passed.')
  await closeOffer(tx, { ...offer, state: accept ? 'accepted' : 'declined' }, by)
  await auditOffer(tx, { ...offer, action: accept ? 'award.offer_accepted' : 'award.offer_declined' }, by)
  await mailOffer(tx, { ...offer, template: 'offer-answered' }, { ...by, publicUrl })
}

/** Marks an offer whose date has passed: its hours go back, and the next may be asked. @throws DomainError `not-found`, `wrong-state` */
export async function expireOffer(
  tx: Tx,
  { callId, offerId, publicUrl }: Sending & { readonly callId: string; readonly offerId: string },
  by: Doer,
): Promise<void> {
  const offer = await loadOffer(tx, { id: offerId, callId })
  const hidden = await hiddenFrom(tx, { callId, personId: by.actor.personId })
  if (hidden.has(offer.proposal.number)) throw notFound()
  if (by.at <= offer.expiresAt)
    throw new DomainError('wrong-state', 'The offer still stands: it ends on its date.')
  await closeOffer(tx, { ...offer, state: 'expired' }, by)
  await auditOffer(tx, { ...offer, action: 'award.offer_expired' }, by)
  await mailOffer(tx, { ...offer, template: 'offer-ended' }, { ...by, publicUrl })
}

type Granting = Sending & { readonly proposalId: string; readonly wish: ReserveGrant }

/** Hours of the reserve, offered by a director with a public reason. @throws DomainError `invalid-input`, `wrong-state` */
export async function grantReserve(
  tx: Tx,
  { proposalId, wish, publicUrl }: Granting,
  by: Doer,
): Promise<void> {
  const proposal = await loadProposal(tx, proposalId)
  const { callId } = proposal
  const { hours, reason, despite } = wish
  const awards = await requireAwards(tx, callId)
  const giving = { proposal, awards, hours, despite, cause: 'reserve', source: 'reserve' } as const
  const errors = await givingErrors(tx, giving)
  if (errors.length > 0) throw new DomainError('invalid-input', 'This cannot be granted.', { errors })
  const offer = { callId, proposal, cause: 'reserve', hours, source: 'reserve', reason } as const
  await makeOffer(tx, { ...offer, expiresAt: new Date(wish.expiresAt) }, { ...by, publicUrl })
  await audit(tx, {
    ...by,
    action: 'award.reserve_granted',
    objectType: 'proposal',
    objectId: proposalId,
    callId,
    detail: { hours, reason, despite },
  })
}
