import type { Policy } from '@furrow/core/contract/policies'
import type { Draft } from './draft.ts'
import { proportionalWeights } from './policy-words.ts'

/** How many words follow a tag, and what they make of a draft; null where they say nothing that can be. */
export type Step = {
  readonly arity: number
  readonly apply: (draft: Draft, words: readonly string[]) => Draft | null
}

const flag = (yes: boolean): string => (yes ? '1' : '0')

type WordsOf = { readonly [Kind in Policy['kind']]: (policy: Extract<Policy, { kind: Kind }>) => string[] }

const byId = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : 1)

const wordsOf: WordsOf = {
  cutoff: ({ mode, partial }) => ['p', mode, flag(partial)],
  proportional: ({ admission, weight, base, rounding }) => [
    'o',
    admission,
    String(proportionalWeights.indexOf(weight)),
    String(base),
    rounding,
  ],
  steps: ({ mode, partial, steps }) => [
    'k',
    mode,
    flag(partial),
    ...steps.flatMap(({ score, share }) => ['d', String(score), String(share)]),
  ],
  tiers: ({ mode, partial, fund = 0, draw = 0, tiers, sizeBands = [] }) => [
    ...(tiers === undefined
      ? ['b', mode, flag(partial), String(fund), String(draw)]
      : ['l', mode, flag(partial)]),
    ...Object.entries(tiers ?? {})
      .sort(byId)
      .flatMap(([id, tier]) => ['i', id, String(tier)]),
    ...sizeBands.flatMap((limit) => ['z', String(limit)]),
  ],
  knapsack: ({ objective }) => ['x', objective],
  'equal-shares': ({ voters, utility }) => ['e', voters, utility],
}

/** A policy as words: a tag, its parameters, and one more tag for each entry of its lists. */
export function policyWords(policy: Policy): string[] {
  if (policy.kind === 'cutoff') return wordsOf.cutoff(policy)
  if (policy.kind === 'proportional') return wordsOf.proportional(policy)
  if (policy.kind === 'steps') return wordsOf.steps(policy)
  if (policy.kind === 'tiers') return wordsOf.tiers(policy)
  if (policy.kind === 'knapsack') return wordsOf.knapsack(policy)
  return wordsOf['equal-shares'](policy)
}

/** A decimal of at most four places as the encoder writes it, or null. */
export function decimal(word: string | undefined): number | null {
  if (word === undefined || !/^-?\d{1,15}(\.\d{1,4})?$/.test(word)) return null
  return Number(word)
}

const isTurn = (word: string | undefined): word is 'skip' | 'stop' => word === 'skip' || word === 'stop'
const isRounding = (word: string | undefined): word is 'webster' | 'hamilton' =>
  word === 'webster' || word === 'hamilton'
const isObjective = (word: string | undefined): word is 'score-hours' | 'scores' =>
  word === 'score-hours' || word === 'scores'
const isVoters = (word: string | undefined): word is 'criteria' | 'funders' =>
  word === 'criteria' || word === 'funders'
const isUtility = (word: string | undefined): word is 'score' | 'score-times-cost' =>
  word === 'score' || word === 'score-times-cost'

const withPolicy = (draft: Draft, policy: Policy): Draft => ({ ...draft, policy })

function putProportional(
  draft: Draft,
  [admission, place, baseWord, rounding]: readonly string[],
): Draft | null {
  const weight = proportionalWeights[Number(place)]
  const base = decimal(baseWord)
  if (!isTurn(admission) || weight === undefined || base === null || !isRounding(rounding)) return null
  return withPolicy(draft, { kind: 'proportional', admission, weight, base, rounding })
}

function putStep(draft: Draft, [scoreWord, shareWord]: readonly string[]): Draft | null {
  const [score, share] = [decimal(scoreWord), decimal(shareWord)]
  const { policy } = draft
  if (score === null || share === null || share < 0 || share > 1 || policy.kind !== 'steps') return null
  const last = policy.steps.at(-1)
  if (last !== undefined && (score >= last.score || share > last.share)) return null
  return withPolicy(draft, { ...policy, steps: [...policy.steps, { score, share }] })
}

function putBands(draft: Draft, [mode, partial, fundWord, drawWord]: readonly string[]): Draft | null {
  const [fund, draw] = [decimal(fundWord), decimal(drawWord)]
  if (!isTurn(mode) || fund === null || draw === null || fund < draw) return null
  return withPolicy(draft, { kind: 'tiers', mode, partial: partial === '1', fund, draw })
}

const tierNumbers = { '1': 1, '2': 2, '3': 3 } as const

function putTier(draft: Draft, [id = '', word]: readonly string[]): Draft | null {
  const { policy } = draft
  const tier = word === '1' || word === '2' || word === '3' ? tierNumbers[word] : undefined
  if (policy.kind !== 'tiers' || policy.tiers === undefined || tier === undefined) return null
  return withPolicy(draft, { ...policy, tiers: { ...policy.tiers, [id]: tier } })
}

function putLimit(draft: Draft, [word]: readonly string[]): Draft | null {
  const limit = decimal(word)
  const { policy } = draft
  if (policy.kind !== 'tiers' || limit === null || !Number.isInteger(limit)) return null
  const { sizeBands = [] } = policy
  return limit > (sizeBands.at(-1) ?? 0)
    ? withPolicy(draft, { ...policy, sizeBands: [...sizeBands, limit] })
    : null
}

const walk = (
  [mode, partial]: readonly string[],
  make: (walk: { mode: 'skip' | 'stop'; partial: boolean }) => Policy,
  draft: Draft,
): Draft | null => (isTurn(mode) ? withPolicy(draft, make({ mode, partial: partial === '1' })) : null)

/** The tags of policies; `d`, `i` and `z` add to the lists of the policy before them. */
export const policySteps: Readonly<Record<string, Step>> = {
  p: { arity: 2, apply: (draft, words) => walk(words, (turn) => ({ kind: 'cutoff', ...turn }), draft) },
  o: { arity: 4, apply: putProportional },
  k: {
    arity: 2,
    apply: (draft, words) => walk(words, (turn) => ({ kind: 'steps', steps: [], ...turn }), draft),
  },
  d: { arity: 2, apply: putStep },
  b: { arity: 4, apply: putBands },
  l: {
    arity: 2,
    apply: (draft, words) => walk(words, (turn) => ({ kind: 'tiers', tiers: {}, ...turn }), draft),
  },
  i: { arity: 2, apply: putTier },
  z: { arity: 1, apply: putLimit },
  x: {
    arity: 1,
    apply: (draft, [objective]) =>
      isObjective(objective) ? withPolicy(draft, { kind: 'knapsack', objective }) : null,
  },
  e: {
    arity: 2,
    apply: (draft, [voters, utility]) =>
      isVoters(voters) && isUtility(utility)
        ? withPolicy(draft, { kind: 'equal-shares', voters, utility })
        : null,
  },
}

/** Steps without a step cannot be run. */
export const isWholePolicy = (policy: Policy): boolean => policy.kind !== 'steps' || policy.steps.length > 0
