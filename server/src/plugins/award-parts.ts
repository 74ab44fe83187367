import type { FrozenPrices, Price } from '@furrow/core/contract/price-list'
import type { ValuedPart } from '@furrow/core/machine/award-value'
import { heldParts, partsUpTo } from '@furrow/core/machine/held-parts'
import { keptPrice, keptPrices, priceFor } from './award-values.ts'
import { readLog } from './award-log.ts'
import type { Db } from './database.ts'

type Log = Awaited<ReturnType<typeof readLog>>

/** Kinds of applicants by the numbers of their proposals. */
export type Kinds = ReadonlyMap<string, string | null>

/** Awards of one decision. */
export interface Valued {
  readonly callId: string
  /** As the decision keeps them. */
  readonly prices: FrozenPrices | null
  /** As stored with a later decision; null or absent with the first one. */
  readonly changes?: unknown
  readonly proposedAt: Date
  /** As decided, in GPU-hours. */
  readonly awards: readonly { readonly proposal: string; readonly award: number }[]
  /** Read where absent. */
  readonly kinds?: Kinds | undefined
}

interface PartsOfAward {
  readonly proposal: string
  readonly parts: readonly ValuedPart[]
}

/** The kind of every applicant of a call. */
export async function readKinds(db: Db, callId: string): Promise<Kinds> {
  const rows = await db.proposal.findMany({
    where: { callId },
    select: { number: true, applicantKind: true },
  })
  return new Map(rows.map(({ number, applicantKind }) => [number, applicantKind]))
}

/**
 * What is held after a log of a call, or of one of its proposals, by proposal: hours of a decision at its prices, and of
 * an offer at its own.
 */
export async function readHeldParts(db: Db, callId: string, log: Log): Promise<Map<string, ValuedPart[]>> {
  const [kinds, decisions, offers] = await Promise.all([
    readKinds(db, callId),
    db.decision.findMany({ where: { callId, state: 'released' }, select: { id: true, prices: true } }),
    db.awardOffer.findMany({ where: { callId, state: 'accepted' }, select: { id: true, price: true } }),
  ])
  const ofDecision = new Map(decisions.map(({ id, prices }) => [id, keptPrices(prices)]))
  const ofOffer = new Map(offers.map(({ id, price }) => [id, keptPrice(price)]))
  const priceOf = ({ offerId, decisionId, proposal }: Log[number]): Price | null => {
    const offered = ofOffer.get(offerId ?? '')
    if (offered === undefined)
      return priceFor(ofDecision.get(decisionId ?? '') ?? null, kinds.get(proposal ?? '') ?? null)
    if (offered === null) return null
    const { currency: _currency, ...price } = offered
    return price
  }
  return heldParts(log, priceOf)
}

async function heldBefore(db: Db, callId: string, proposedAt: Date) {
  const log = await readLog(db, callId)
  const before = log.filter(({ at }) => at <= proposedAt)
  return readHeldParts(db, callId, before)
}

/** The parts of the awards of a decision above 0: its own prices for what it gives, and for what was held before it those of then. */
export async function partsOfAwards(
  db: Db,
  { callId, prices, changes, proposedAt, awards, kinds: known }: Valued,
): Promise<PartsOfAward[]> {
  const kinds = known ?? (await readKinds(db, callId))
  const isLater = changes !== null && changes !== undefined
  const held = isLater ? await heldBefore(db, callId, proposedAt) : new Map<string, ValuedPart[]>()
  return awards
    .filter(({ award }) => award > 0)
    .map(({ proposal, award }) => {
      const price = priceFor(prices, kinds.get(proposal) ?? null)
      return { proposal, parts: partsUpTo(held.get(proposal) ?? [], award, price) }
    })
}
