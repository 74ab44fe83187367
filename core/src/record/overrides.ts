import type { Outcome } from '../contract/outcome.ts'
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
