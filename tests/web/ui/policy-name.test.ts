import { expect, it } from 'vitest'
import { usualPolicies } from '@furrow/core/allocation/policy-matrix'
import { policySchema, type Policy } from '@furrow/core/contract/policies'
import { policyDetail, policyName, policyWhole } from '../../../web/src/ui/policy-name.ts'

const named = (policy: object) => policyName(policySchema.parse(policy))

it('the usual policies go by short names, each its own', () => {
  expect(usualPolicies.map(policyName)).toEqual([
    'Cut-off by rank',
    'Cut-off by rank, whole awards, no skipping',
    'Proportional to score × request',
    'Steps of the score',
    'Tiers with a draw',
    'Equal shares by criteria',
    'Largest score × hours',
    'Largest sum of scores',
  ])
})

it('a name says what departs from the usual policy of its kind', () => {
  expect(named({ kind: 'cutoff', partial: false })).toBe('Cut-off by rank, whole awards only')
  expect(named({ kind: 'steps', steps: [{ score: 80, share: 1 }], mode: 'stop' })).toBe(
    'Steps of the score, no skipping',
  )
  expect(named({ kind: 'proportional', base: 40.5 })).toBe('Proportional to score above 40.5 × request')
  expect(named({ kind: 'proportional', weight: 'equal', admission: 'stop' })).toBe('Equal parts, no skipping')
  expect(named({ kind: 'equal-shares', voters: 'funders', utility: 'score' })).toBe(
    'Equal shares by funders, by score alone',
  )
  expect(named({ kind: 'tiers', tiers: { P01: 1 } })).toBe('Tiers from a list')
})

it('the numbers of steps, bands and sizes stand behind the name', () => {
  const tiers: Policy = {
    kind: 'tiers',
    fund: 85,
    draw: 70,
    mode: 'skip',
    partial: true,
    sizeBands: [20_000, 100_000],
  }
  expect(policyDetail(tiers)).toBe(
    'funded from 85 points, drawn from 70; size limits 20,000\u00A0h / 100,000\u00A0h',
  )
  expect(
    policyWhole({ kind: 'steps', steps: [{ score: 80, share: 0.75 }], mode: 'skip', partial: true }),
  ).toBe('Steps of the score (from 80 points up to 75% of what was asked for)')
  expect(policyWhole({ kind: 'cutoff', mode: 'skip', partial: true })).toBe('Cut-off by rank')
})
