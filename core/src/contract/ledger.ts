import { z } from 'zod'

/** Where the hours of a call lie after the first release. */
export const accounts = ['awarded', 'offered', 'reserve', 'leftOver', 'rounding'] as const
export type Account = (typeof accounts)[number]

/** What the log of a call knows, in the order in which it may happen; only ever added to. */
export const ledgerKinds = [
  'opened',
  'drawn',
  'granted',
  'accepted',
  'reduced',
  'declined',
  'returned',
  'withdrawn',
  /** A later decision takes hours back, some or all. */
  'cut',
  'offered',
  'offer-accepted',
  'offer-declined',
  'offer-expired',
  'reserve-granted',
  'appeal-filed',
  'appeal-upheld',
  'appeal-rejected',
  'decision-released',
  /** Whose proposal was withdrawn between the signature and the release: the award is free at once. */
  'proposal-withdrawn',
] as const
export type LedgerKind = (typeof ledgerKinds)[number]

export const ledgerKind = z.enum(ledgerKinds)
export const account = z.enum(accounts)

/** budget = awarded + offered + reserve + leftOver + rounding, at every moment. */
export const balance = z.object({
  budget: z.number(),
  awarded: z.number(),
  offered: z.number(),
  reserve: z.number(),
  leftOver: z.number(),
  rounding: z.number(),
})
