import { DomainError } from '../errors.ts'
import type { Policy } from '../contract/policies.ts'
import { at, type Certificate, type Contest, type Grants } from './contest.ts'
import { cutoff } from './cutoff.ts'
import { equalShares } from './equal-shares.ts'
import type { Field } from './field.ts'
import { knapsack } from './knapsack.ts'
import type { Pot } from './pots.ts'
import { proportional } from './proportional.ts'
import type { Solver } from './solver.ts'
import { steps } from './steps.ts'
import { tiers } from './tiers.ts'
import { makeVoters, type VoterSource } from './voters.ts'

/** What policies read beside the contest. */
export interface GrantSource extends Omit<VoterSource, 'table' | 'areaWeight' | 'areaOf' | 'funders'> {
  readonly field: Field
  /** Per area index, in ten-thousandths. */
  readonly areaWeights: Float64Array
  readonly ties: Int32Array
  readonly solver: Solver | undefined
}

export const votersOf = (source: GrantSource, kind: 'criteria' | 'funders') =>
  makeVoters(
    {
      ...source,
      table: source.field.table,
      areaWeight: Float64Array.from(source.field.area, (group) => at(source.areaWeights, group)),
      areaOf: source.field.snapshot.proposals.map(({ area }) => area ?? ''),
      funders: source.field.snapshot.call.funders ?? [],
    },
    kind,
  )

type GrantRules = {
  readonly [Kind in Policy['kind']]: (
    contest: Contest,
    policy: Extract<Policy, { kind: Kind }>,
    source: GrantSource,
  ) => Grants
}

const rules: GrantRules = {
  cutoff,
  proportional,
  steps: (contest, policy, { scores }) => steps(contest, scores.score, policy),
  tiers: (contest, policy, { field, scores, ties }) => {
    const { granularity } = field.snapshot.call
    return tiers(contest, policy, { ids: field.ids, score: scores.score, ties, granularity })
  },
  knapsack: (contest, policy, { solver }) => {
    if (solver === undefined)
      throw new DomainError('solver-missing', 'The policy knapsack needs a solver, and none was handed in.')
    return knapsack(contest, policy, solver)
  },
  'equal-shares': (contest, policy, source) => equalShares(contest, votersOf(source, policy.voters), policy),
}

/** What a policy decides about one pot. @throws DomainError `solver-missing` */
export function grant(contest: Contest, policy: Policy, source: GrantSource): Grants {
  if (policy.kind === 'cutoff') return rules.cutoff(contest, policy, source)
  if (policy.kind === 'proportional') return rules.proportional(contest, policy, source)
  if (policy.kind === 'steps') return rules.steps(contest, policy, source)
  if (policy.kind === 'tiers') return rules.tiers(contest, policy, source)
  if (policy.kind === 'knapsack') return rules.knapsack(contest, policy, source)
  return rules['equal-shares'](contest, policy, source)
}

const columns = [
  'award',
  'reason',
  'free',
  'areaFree',
  'protectedUnits',
  'areaTotal',
  'demand',
  'tier',
  'place',
] as const

type Column = Float64Array | Int32Array | Uint8Array | undefined

function copyAt(to: Column, from: Column, i: number): void {
  if (to !== undefined && from !== undefined) to[i] = at(from, i)
}

/** Takes over what one pot decided about its members. */
function takeOver(all: Grants, own: Grants, members: Int32Array): void {
  for (const i of members) {
    for (const column of columns) copyAt(all[column], own[column], i)
  }
}

const together = (certificates: readonly Certificate[]): { certificate?: Certificate } => {
  const [first, ...others] = certificates
  if (first === undefined) return {}
  const certificate = others.reduce<Certificate>(
    (sum, next) => ({
      ...sum,
      models: [...sum.models, ...next.models],
      proven: sum.proven && next.proven,
      value: sum.value + next.value,
    }),
    first,
  )
  return { certificate }
}

/** Runs the policy in each pot. @throws DomainError `solver-missing` */
export function grantAll(pots: readonly Pot[], source: GrantSource): Grants {
  const { policy } = source.scenario
  const all = pots.map(({ contest }) => grant(contest, policy, source))
  const [first, ...others] = all
  if (first === undefined) throw new RangeError('a run has at least one pot')
  others.forEach((own, index) => takeOver(first, own, pots[index + 1]?.contest.order ?? new Int32Array()))
  const certificates = all.flatMap(({ certificate }) => (certificate === undefined ? [] : [certificate]))
  return { ...first, ...together(certificates) }
}
