import type { Outcome, OutcomeArea } from '../contract/outcome.ts'
import type { DecisionRecord, Override } from '../contract/record.ts'

const byProposal = (a: { proposal: string }, b: { proposal: string }): number =>
  a.proposal < b.proposal ? -1 : 1

/**
 * The awards of an outcome after the overrides, by proposal id: `award` grants its own hours, `exclude` and
 * `hold` none. One override a proposal; an override of an unknown proposal changes nothing.
 */
export function applyOverrides(outcome: Outcome, overrides: readonly Override[]): DecisionRecord['awards'] {
  const granted = new Map(
    overrides.map(({ proposal, kind, award }) => [proposal, kind === 'award' ? award : 0]),
  )
  return outcome.awards
    .map(({ proposal, award }) => ({ proposal, award: granted.get(proposal) ?? award }))
    .sort(byProposal)
}

/** What of the overrides cannot stand: unknown proposals, two for one, hours on an exclusion, more than there is. */
export function overrideIssues(outcome: Outcome, overrides: readonly Override[]): string[] {
  const known = new Set(outcome.awards.map(({ proposal }) => proposal))
  const names = overrides.map(({ proposal }) => proposal)
  const total = applyOverrides(outcome, overrides).reduce((sum, { award }) => sum + award, 0)
  const sorted = names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)
  return [
    ...(sorted ? [] : ['overrides are not sorted by proposal, or two are for one']),
    ...names.filter((name) => !known.has(name)).map((name) => `no proposal ${name} to override`),
    ...overrides
      .filter(({ kind, award }) => kind !== 'award' && award !== 0)
      .map(({ proposal }) => `hours given to ${proposal}, which is excluded or held`),
    ...(total > outcome.totals.budget ? ['the awards exceed the budget'] : []),
  ]
}

type Totals = Outcome['totals']

/** What is kept back, in GPU-hours. */
export type Kept = Pick<Totals, 'reserve' | 'rounding'>

/**
 * Totals in GPU-hours after other awards: budget = awarded + left over + rounding + reserve holds as before. What
 * is given beyond the available hours comes out of what is less than a step, then out of the reserve.
 */
function totalsAfter(totals: Totals, awarded: number, kept: Kept): Totals {
  const free = totals.budget - awarded
  const reserve = Math.min(kept.reserve, free)
  const rounding = Math.min(kept.rounding, free - reserve)
  return { ...totals, awarded, reserve, rounding, leftOver: free - reserve - rounding }
}

const fourPlaces = (share: number): number => Math.round(share * 10_000) / 10_000

/** @param shared hours that the areas share: those available, or all awarded where the reserve is drawn on */
function areaAfter(area: OutcomeArea, own: readonly { award: number }[], shared: number) {
  const awarded = own.reduce((sum, { award }) => sum + award, 0)
  return {
    ...area,
    awarded,
    funded: own.filter(({ award }) => award > 0).length,
    share: shared > 0 ? fourPlaces(awarded / shared) : 0,
    shortfall: Math.max(0, area.guarantee - awarded),
  }
}

/**
 * An outcome as it is decided: hours, totals and areas after the overrides; ranks, statuses and reasons stay those
 * that the rules gave. @param areaOf area of a proposal by its id
 */
export function decidedOutcome(
  outcome: Outcome,
  overrides: readonly Override[],
  areaOf: ReadonlyMap<string, string>,
): Outcome {
  if (overrides.length === 0) return outcome
  const hours = new Map(applyOverrides(outcome, overrides).map(({ proposal, award }) => [proposal, award]))
  const awards = outcome.awards.map((row) => ({ ...row, award: hours.get(row.proposal) ?? row.award }))
  const awarded = awards.reduce((sum, { award }) => sum + award, 0)
  const shared = Math.max(outcome.totals.available - outcome.totals.rounding, awarded)
  const inArea = (id: string) => awards.filter(({ proposal }) => areaOf.get(proposal) === id)
  return {
    ...outcome,
    awards,
    totals: totalsAfter(outcome.totals, awarded, outcome.totals),
    areas: outcome.areas.map((area) => areaAfter(area, inArea(area.area), shared)),
  }
}

/**
 * The outcome of a later decision, of whose reserve and rounding some may be given already.
 * @param kept what the log of its call still keeps back (`laterAccounts`)
 */
export const withKept = (outcome: Outcome, kept: Kept): Outcome => ({
  ...outcome,
  totals: totalsAfter(outcome.totals, outcome.totals.awarded, kept),
})
