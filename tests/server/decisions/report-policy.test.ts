import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { policySchema } from '@furrow/core/contract/policies'
import { policyRows, policySentence } from '../../../server/src/features/decisions/report-policy.ts'
import { policyWords } from '../../../server/src/features/decisions/report-policy-words.ts'
import { penOf } from '../../../server/src/features/decisions/report-pen.ts'

const english = penOf('en')
const rowsOf = (policy: object) =>
  policyRows(policySchema.parse(policy), english).map((row) => row.join(': '))

const messagesOf = (language: 'en' | 'da'): Set<unknown> =>
  new Set(
    ['ui', 'studio', 'studio-tune'].flatMap((file) =>
      Object.values<unknown>(
        JSON.parse(
          readFileSync(new URL(`../../../web/messages/${file}.${language}.json`, import.meta.url), 'utf8'),
        ),
      ),
    ),
  )

it.each(['en', 'da'] as const)('the report names rules and policies as the pages do (%s)', (language) => {
  const messages = messagesOf(language)
  expect(Object.values(policyWords[language]).filter((words) => !messages.has(words))).toEqual([])
})

it('a proportional policy is told by how it admits, what it shares by, its base and its rounding', () => {
  const policy = { kind: 'proportional', weight: 'score-above-base-times-request', base: 40.5 }
  expect(policySentence(policySchema.parse(policy), english)).toBe(
    'In proportion: the proposals admitted share the hours of their area by score above 40.5 points and what they asked for.',
  )
  expect(rowsOf(policy)).toEqual([
    'Policy: Proportional',
    'Admission: skip and go on',
    'Shared by: score above base × request',
    'Base: 40.5 points',
    'Rounding: Webster',
  ])
})

it('tiers are told by their bands and size limits, or by who stands in which', () => {
  expect(rowsOf({ kind: 'tiers', fund: 85, draw: 70, partial: false, sizeBands: [20_000, 100_000] })).toEqual(
    [
      'Policy: Tiers with a draw',
      'Funded from: 85 points',
      'Drawn from: 70 points',
      'Size limits: 20,000\u00A0h / 100,000\u00A0h',
      'At the line: skip and go on',
      'Awards in part: no',
    ],
  )
  expect(rowsOf({ kind: 'tiers', tiers: { P07: 1, P01: 1, P20: 3 } }).slice(1, 4)).toEqual([
    'Tier 1: P01, P07',
    'Tier 2: none',
    'Tier 3: P20',
  ])
})

it('every other kind has its sentence and its parameters', () => {
  expect(rowsOf({ kind: 'cutoff', mode: 'stop' })).toEqual([
    'Policy: Cut-off by rank',
    'At the line: stop',
    'Awards in part: yes',
  ])
  expect(rowsOf({ kind: 'knapsack', objective: 'scores' })).toEqual([
    'Policy: Largest total (exact)',
    'Largest: sum of scores',
  ])
  expect(rowsOf({ kind: 'equal-shares', voters: 'funders' })).toEqual([
    'Policy: Equal shares',
    'Who pays: the funders',
    'Utility: score × hours',
  ])
})
