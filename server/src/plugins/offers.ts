import type { FrozenPrices } from '@furrow/core/contract/price-list'
import { account, type Account } from '@furrow/core/contract/ledger'
import { DomainError } from '@furrow/core/errors'
import { appendToLog } from './award-log.ts'
import { priceOfOffer, pricesInForce, toStore } from './award-values.ts'
import { inCopenhagen } from './copenhagen.ts'
import type { Tx } from './database.ts'
import type { Doer } from './doer.ts'
import { mailHolder, type HolderMail, type Mailing } from './holder-mail.ts'

export interface OfferToMake {
  readonly callId: string
  readonly proposal: HolderMail['proposal']
  readonly cause: 'list' | 'reserve' | 'appeal' | 'decision'
  readonly hours: number
  readonly source: 'leftOver' | 'reserve'
  readonly place?: number
  readonly reason?: string
  readonly expiresAt: Date
  readonly decisionId?: string
  readonly appealId?: string
  /** By which the hours are valued: those of the decision that gives them, else those in force today. */
  readonly prices?: FrozenPrices | null
}

const kindOf = {
  list: 'offered',
  decision: 'offered',
  reserve: 'reserve-granted',
  appeal: 'offered',
} as const

async function requirePossible(tx: Tx, { proposal, expiresAt }: OfferToMake, at: Date): Promise<void> {
  if (expiresAt <= at)
    throw new DomainError('invalid-input', 'An offer needs time to be answered.', {
      errors: [{ path: 'expiresAt', message: 'Choose a date that lies ahead.' }],
    })
  const open = await tx.awardOffer.count({ where: { proposalId: proposal.id, state: 'open' } })
  if (open === 0) return
  throw new DomainError(
    'wrong-state',
    `An offer to ${proposal.number} is open: wait until it is answered or has ended.`,
  )
}

/**
 * Offers hours on top of what a proposal holds: the row, the entry in the log and the mail. Whether there are so many
 * is for the caller to know; the ledger refuses more. One offer at a time: its holder and the office see the one that is open.
 * @throws DomainError `invalid-input` for a date that has passed, `wrong-state` while another offer to it is open
 */
export async function makeOffer(tx: Tx, offer: OfferToMake, by: Doer & Mailing): Promise<void> {
  const { callId, proposal, cause, hours, source, place, reason = '', expiresAt } = offer
  await requirePossible(tx, offer, by.at)
  const prices = offer.prices === undefined ? await pricesInForce(tx, callId, by.at) : offer.prices
  const price = await priceOfOffer(tx, { proposalId: proposal.id, prices })
  const { id } = await tx.awardOffer.create({
    data: {
      callId,
      proposalId: proposal.id,
      cause,
      hours,
      source,
      place: place ?? null,
      reason,
      price: toStore(price),
      offeredById: by.actor.personId,
      offeredAt: by.at,
      expiresAt,
    },
    select: { id: true },
  })
  const entry = {
    kind: kindOf[cause],
    proposal: proposal.number,
    proposalId: proposal.id,
    hours,
    from: source,
    to: 'offered' as const,
    reason,
    offerId: id,
    ...(offer.decisionId !== undefined && { decisionId: offer.decisionId }),
    ...(offer.appealId !== undefined && { appealId: offer.appealId }),
  }
  await appendToLog(tx, { callId, entries: [entry] }, by)
  const data = (language: string) => ({ date: inCopenhagen(expiresAt, language) })
  await mailHolder(tx, { template: 'offer-made', key: id, callId, proposal, data }, by)
}

export interface OpenOffer {
  readonly id: string
  readonly callId: string
  readonly hours: number
  readonly source: string
  readonly proposal: { readonly id: string; readonly number: string }
}

const endings = {
  accepted: 'offer-accepted',
  declined: 'offer-declined',
  expired: 'offer-expired',
} as const

/** Ends an open offer: its hours are held from now on, or go back to where they came from. */
export async function closeOffer(
  tx: Tx,
  offer: OpenOffer & { readonly state: keyof typeof endings },
  by: Doer,
): Promise<void> {
  const { id, callId, hours, state, proposal } = offer
  const source: Account = account.parse(offer.source)
  await tx.awardOffer.update({ where: { id }, data: { state, answeredAt: by.at }, select: { id: true } })
  const entry = {
    kind: endings[state],
    proposal: proposal.number,
    proposalId: proposal.id,
    hours,
    from: 'offered' as const,
    to: state === 'accepted' ? ('awarded' as const) : source,
    offerId: id,
  }
  await appendToLog(tx, { callId, entries: [entry] }, by)
}

/** The open offers of a proposal, for whoever gives up the award itself. */
export const openOffers = (tx: Tx, proposalId: string): Promise<OpenOffer[]> =>
  tx.awardOffer.findMany({
    where: { proposalId, state: 'open' },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      callId: true,
      hours: true,
      source: true,
      proposal: { select: { id: true, number: true } },
    },
  })
