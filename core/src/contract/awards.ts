import { z } from 'zod'
import { hours, id } from './amounts.ts'
import { account, balance, ledgerKind } from './ledger.ts'
import { frozenPrices, heldPart, heldTotals, moneyValue } from './price-list.ts'
import { applicantKinds } from './proposal-limits.ts'
import { idText, instant, requiredText, text } from './text.ts'

export const awardParams = z.strictObject({ proposalId: idText })
export const awardOfferParams = z.strictObject({ proposalId: idText, offerId: idText })
export const awardAppealParams = z.strictObject({ proposalId: idText, appealId: idText })
export const awardQuestionParams = z.strictObject({ proposalId: idText, questionId: idText })
export const awardCallParams = z.strictObject({ callId: id })
export const callOfferParams = z.strictObject({ callId: id, offerId: idText })

// ---- what the holder sends -----------------------------------------------------------------

/** All of what is held, or a part: what is not accepted is left over for others. */
export const awardAcceptance = z.strictObject({
  hours: hours(1),
  /** Said where less than the minimum useful amount is accepted. */
  belowMinimum: z.boolean().default(false),
})
export type AwardAcceptance = z.infer<typeof awardAcceptance>

export const awardDecline = z.strictObject({ reason: text(2000).default('') })
export const awardReturn = z.strictObject({ hours: hours(1), reason: text(2000).default('') })
export const offerAnswer = z.strictObject({ accept: z.boolean() })
export const awardQuestion = z.strictObject({ text: requiredText(4000) })
export const appealFiling = z.strictObject({ text: requiredText(10_000) })

// ---- what the office and the director send --------------------------------------------------

export const questionAnswer = z.strictObject({ answer: requiredText(10_000) })
export const awardWithdrawal = z.strictObject({ reason: requiredText(1000) })

/** Offers as the waiting list showed them, from its beginning: others mean that something changed in between. */
export const listOffers = z.strictObject({
  offers: z
    .array(z.strictObject({ proposal: id, hours: hours(1) }))
    .min(1, 'Choose at least one offer.')
    .max(1000),
  expiresAt: instant,
})
export type ListOffers = z.infer<typeof listOffers>

/** Said where a director gives less than the minimum useful amount, or more than the maximum of an area lets be. */
const despite = z.boolean().default(false)

/** The reason is public. */
export const reserveGrant = z.strictObject({
  hours: hours(1),
  despite,
  reason: requiredText(1000),
  expiresAt: instant,
})
export type ReserveGrant = z.infer<typeof reserveGrant>

export const appealDecision = z.strictObject({
  verdict: z.enum(['upheld', 'rejected'], 'Use upheld or rejected.'),
  reason: requiredText(10_000),
  /** Offered with an upheld appeal; 0 where a later decision gives them, or none are due. */
  hours: hours(0).default(0),
  source: z.enum(['leftOver', 'reserve']).default('leftOver'),
  despite,
  expiresAt: instant.nullable().default(null),
})
export type AppealDecision = z.infer<typeof appealDecision>

export const awardDates = z.strictObject({
  answerBy: instant,
  appealUntil: instant,
  reason: requiredText(1000),
})
export type AwardDates = z.infer<typeof awardDates>

/** What a later decision gives or takes beside what has happened since the one before it. */
export const nextDecision = z.strictObject({
  note: text(2000).default(''),
  changes: z
    .array(z.strictObject({ proposal: id, award: hours(0), reason: requiredText(1000) }))
    .max(500, 'At most 500 at a time.')
    .default([]),
})
export type NextDecision = z.infer<typeof nextDecision>

// ---- what is read --------------------------------------------------------------------------

/** `withdrawn` by the office; `withdrew` left before the release. */
const answer = z.enum(['none', 'open', 'accepted', 'declined', 'withdrawn', 'withdrew'])
export const offerCause = z.enum(['list', 'reserve', 'appeal', 'decision'])
const offerState = z.enum(['open', 'accepted', 'declined', 'expired'])
const appealState = z.enum(['open', 'upheld', 'rejected'])

/** What hours are worth; null where no price holds for them. */
const worth = moneyValue.nullable()

/** By which hours given now are valued; null where nobody named it. */
const kind = z.enum(applicantKinds).nullable()

const offer = z.object({
  id: z.string(),
  cause: offerCause,
  hours: z.number(),
  /** By the price that the offer keeps. */
  value: worth,
  reason: z.string(),
  state: offerState,
  offeredAt: z.string(),
  expiresAt: z.string(),
  answeredAt: z.string().nullable(),
})

const ownQuestion = z.object({
  id: z.string(),
  text: z.string(),
  askedAt: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
})

const ownAppeal = z.object({
  id: z.string(),
  text: z.string(),
  filedAt: z.string(),
  state: appealState,
  reason: z.string(),
  hours: z.number(),
  decidedAt: z.string().nullable(),
})

/**
 * Where a proposal stands by now. `open` waits for the answer to its award; `ended` holds no hours any more; `left` let
 * an offer go; `withdrew` was withdrawn before the release; `none` waits for nothing.
 */
const holderStands = [
  'open',
  'held',
  'offered',
  'declined',
  'withdrew',
  'taken-back',
  'ended',
  'left',
  'waiting',
  'hold',
  'none',
] as const
export type HolderStand = (typeof holderStands)[number]

/** The steps after a release, for the people of one proposal. */
export const holderAward = z.object({
  stand: z.enum(holderStands),
  /** Hours more for which it stands on the waiting list; 0 where it is not on it. */
  waitsFor: z.number(),
  held: z.number(),
  /** Of what is held, each hour at the price at which it was given. */
  value: worth,
  /** What is held, oldest first: of an award that is accepted in part, what came last goes first. */
  parts: z.array(heldPart),
  offered: z.number(),
  minimum: z.number(),
  granularity: z.number(),
  answer,
  answerBy: z.string().nullable(),
  appealUntil: z.string().nullable(),
  /** Newest first. */
  offers: z.array(offer),
  questions: z.array(ownQuestion),
  appeals: z.array(ownAppeal),
  /** With the reason of the office where an award was taken back. */
  events: z.array(z.object({ at: z.string(), kind: ledgerKind, hours: z.number(), reason: z.string() })),
  may: z.object({ answer: z.boolean(), giveBack: z.boolean(), ask: z.boolean(), appeal: z.boolean() }),
  version: z.number(),
  serverTime: z.string(),
})
export type HolderAward = z.infer<typeof holderAward>

export const awardBalance = balance
export type AwardBalance = z.infer<typeof awardBalance>

const awardRow = z.object({
  proposal: z.string(),
  proposalId: z.string(),
  title: z.string(),
  applicantKind: kind,
  institution: z.string(),
  area: z.string().nullable(),
  requested: z.number(),
  minimum: z.number(),
  /** By the last decision that says something about it. */
  granted: z.number(),
  held: z.number(),
  /** Of what is held, each hour at the price at which it was given. */
  value: worth,
  offered: z.number(),
  answer,
  /** Of what is held, what waits for an answer. */
  unanswered: z.number(),
  /** The date has passed without an answer. */
  late: z.boolean(),
  offer: offer.omit({ answeredAt: true, state: true }).extend({ past: z.boolean() }).nullable(),
  appeal: appealState.nullable(),
})
export type AwardRow = z.infer<typeof awardRow>

const releasedDecision = z.object({
  id: z.string(),
  recordHash: z.string(),
  previousHash: z.string().nullable(),
  releasedAt: z.string(),
})

const officeQuestion = ownQuestion.extend({
  proposal: z.string(),
  proposalId: z.string(),
  title: z.string(),
})
export type OfficeQuestion = z.infer<typeof officeQuestion>

/** Every award of a released call, for its office; proposals with which the viewer has a conflict are left out. */
export const callAwards = z.object({
  callTitle: z.string(),
  practice: z.boolean(),
  granularity: z.number(),
  balance,
  /** Of all that is held now; null where no price holds for any of it. */
  heldValue: heldTotals.nullable(),
  answerBy: z.string().nullable(),
  appealUntil: z.string().nullable(),
  decisions: z.array(releasedDecision),
  /** A later decision is proposed or signed, and not released. */
  pending: z.object({ id: z.string() }).nullable(),
  rows: z.array(awardRow),
  questions: z.array(officeQuestion),
  may: z.object({
    change: z.boolean(),
    dates: z.boolean(),
    answer: z.boolean(),
    reserve: z.boolean(),
    propose: z.boolean(),
  }),
  /** In force today: an offer that is made now keeps them; null where the machine has no price list. */
  prices: frozenPrices.nullable(),
  /** Until when an offer stands that is made now: the end of a day. */
  expiresAt: z.string(),
  serverTime: z.string(),
})
export type CallAwards = z.infer<typeof callAwards>

const nextOffer = z.object({
  proposal: z.string(),
  proposalId: z.string(),
  title: z.string(),
  place: z.number(),
  hours: z.number(),
  /** By the prices in force today. */
  value: worth,
  award: z.number(),
})
export type NextOffer = z.infer<typeof nextOffer>

export const waitingList = z.object({
  leftOver: z.number(),
  next: z.array(nextOffer),
  /** The list goes on with a proposal with which the viewer has a conflict: somebody else offers from there. */
  blocked: z.boolean(),
  /** A later decision waits, and would not stand any more with so many of the offers; null where all leave it as it is, or it does not stand already. */
  spoils: z.object({ decisionId: z.string(), offers: z.number() }).nullable(),
  waiting: z.array(
    z.object({
      proposal: z.string(),
      proposalId: z.string(),
      title: z.string(),
      applicantKind: kind,
      place: z.number(),
      held: z.number(),
      offered: z.number(),
      wants: z.number(),
      minimum: z.number(),
    }),
  ),
  expiresAt: z.string(),
})
export type WaitingList = z.infer<typeof waitingList>

export const awardLogQuery = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  /** Only what came from this account or went there. */
  account: account.optional(),
})

export const awardLog = z.object({
  /** Newest first, at most 200. */
  items: z.array(
    z.object({
      seq: z.number(),
      at: z.string(),
      kind: ledgerKind,
      proposal: z.string().nullable(),
      proposalId: z.string().nullable(),
      hours: z.number(),
      from: account.nullable(),
      to: account.nullable(),
      reason: z.string(),
      /** Who did it; null where the applicant left before the release. */
      actor: z.string().nullable(),
    }),
  ),
  more: z.boolean(),
})
export type AwardLog = z.infer<typeof awardLog>

const appealRow = ownAppeal.extend({
  proposal: z.string(),
  proposalId: z.string(),
  title: z.string(),
  applicantKind: kind,
  requested: z.number(),
  minimum: z.number(),
  held: z.number(),
  decidedBy: z.string().nullable(),
})
export type AppealRow = z.infer<typeof appealRow>

export const callAppeals = z.object({
  callTitle: z.string(),
  practice: z.boolean(),
  balance,
  granularity: z.number(),
  /** Open ones first, in the order in which they came. */
  items: z.array(appealRow),
  /** In force today; null where the machine has no price list. */
  prices: frozenPrices.nullable(),
  expiresAt: z.string(),
  /** The viewer signed the decision that is appealed against; the page says so. */
  signedByViewer: z.boolean(),
  mayDecide: z.boolean(),
  serverTime: z.string(),
})
export type CallAppeals = z.infer<typeof callAppeals>

export const done = z.object({ done: z.literal(true) })
