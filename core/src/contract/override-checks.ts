import type { Issue } from './issue.ts'
import type { Outcome } from './outcome.ts'
import type { Override } from './record.ts'

/** Overrides as somebody asks for them, before their name is put to them. */
export type GivenOverride = Omit<Override, 'by'>

/** What an override does that the rules would not, and that nobody forbids. */
export const overrideWarnings = [
  'below-minimum',
  'above-request',
  'not-eligible',
  'not-ranked',
  'into-reserve',
] as const
export type OverrideWarning = (typeof overrideWarnings)[number]

/** Amounts of one proposal, in GPU-hours. */
interface Ask {
  readonly requested: number
  readonly minimum: number
}

interface Given {
  readonly outcome: Outcome
  /** Smallest step of an award, in GPU-hours. */
  readonly granularity: number
  readonly asks: ReadonlyMap<string, Ask>
}

type Finding = { readonly field: keyof GivenOverride; readonly message: string }

function wrongIn({ proposal, kind, award }: GivenOverride, { granularity, asks }: Given): Finding | null {
  if (!asks.has(proposal))
    return { field: 'proposal', message: 'The decision has no proposal of this number: choose another.' }
  if (kind !== 'award')
    return award === 0
      ? null
      : { field: 'award', message: 'Whoever is excluded or held gets no hours: use 0.' }
  if (award === 0) return { field: 'award', message: 'Give hours, or exclude the proposal instead.' }
  if (award % granularity === 0) return null
  return { field: 'award', message: `Use a multiple of ${granularity.toLocaleString('en')} GPU-hours.` }
}

const sumAfter = ({ outcome }: Given, given: readonly GivenOverride[]): number => {
  const hours = new Map(given.map(({ proposal, award }) => [proposal, award]))
  return outcome.awards.reduce((sum, row) => sum + (hours.get(row.proposal) ?? row.award), 0)
}

/** What of the overrides cannot be proposed, with the path of each field. */
export function overrideErrors(overrides: readonly GivenOverride[], given: Given): Issue[] {
  const seen = new Set<string>()
  const errors = overrides.flatMap((override, index): Issue[] => {
    const path = (field: string) => `overrides[${index}].${field}`
    if (seen.has(override.proposal))
      return [{ path: path('proposal'), message: 'This proposal is overridden twice: remove one of them.' }]
    seen.add(override.proposal)
    const wrong = wrongIn(override, given)
    return wrong === null ? [] : [{ path: path(wrong.field), message: wrong.message }]
  })
  const { budget } = given.outcome.totals
  const awarded = sumAfter(given, overrides)
  if (errors.length > 0 || awarded <= budget) return errors
  const message = `The awards add up to ${awarded.toLocaleString('en')} GPU-hours, more than the budget of ${budget.toLocaleString('en')}.`
  return [{ path: 'overrides', message }]
}

/** What somebody should know before proposing an override that is allowed. */
export function warningsOf(
  { proposal, kind, award }: GivenOverride,
  { outcome, asks }: Given,
  overrides: readonly GivenOverride[],
): OverrideWarning[] {
  const ask = asks.get(proposal)
  if (kind !== 'award' || ask === undefined) return []
  const row = outcome.awards.find((entry) => entry.proposal === proposal)
  const isMore = award > (row?.award ?? 0)
  const isIneligible = row?.status === 'ineligible'
  const sum = sumAfter({ outcome, asks, granularity: 1 }, overrides)
  const holds: Record<OverrideWarning, boolean> = {
    'below-minimum': award < ask.minimum,
    'above-request': award > ask.requested,
    'not-eligible': isIneligible,
    'not-ranked': !isIneligible && (row?.rank ?? null) === null,
    'into-reserve': isMore && sum > outcome.totals.available,
  }
  return overrideWarnings.filter((warning) => holds[warning])
}
