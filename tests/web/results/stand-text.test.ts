import type { HolderAward } from '@furrow/core/contract/awards'
import { expect, it } from 'vitest'
import { nextSteps, standText } from '../../../web/src/features/results/stand-text.ts'

const appeal = {
  id: 'a1',
  text: 'The panel read the smaller request.',
  filedAt: '2026-03-02T09:00:00.000Z',
  state: 'upheld',
  reason: 'It did.',
  hours: 4000,
  decidedAt: '2026-03-09T09:00:00.000Z',
} as const

const offer = {
  id: 'o1',
  cause: 'appeal',
  hours: 4000,
  value: null,
  reason: '',
  state: 'open',
  offeredAt: '2026-03-09T09:00:00.000Z',
  expiresAt: '2026-03-20T22:59:59.000Z',
  answeredAt: null,
} as const

const award: HolderAward = {
  stand: 'held',
  waitsFor: 0,
  held: 6000,
  value: null,
  parts: [],
  offered: 0,
  minimum: 1000,
  granularity: 100,
  answer: 'accepted',
  answerBy: null,
  appealUntil: null,
  offers: [],
  questions: [],
  appeals: [appeal],
  events: [],
  may: { answer: false, giveBack: true, ask: false, appeal: false },
  version: 1,
  serverTime: '2026-03-10T09:00:00.000Z',
}

/** What is read of the result of a proposal that asked for 10,000 GPU-hours. */
const result = { requested: 10_000, rank: 3 }

const said = (change: Partial<HolderAward>) =>
  standText({ result, award: { ...award, ...change } }).replaceAll('\u00A0', ' ')

it('an appeal that was upheld stands in the first lines, also of whoever holds hours already', () => {
  expect(said({ stand: 'waiting', held: 0 })).toMatch(/waiting list.* Your appeal was upheld\.$/)
  expect(said({})).toBe(
    'Your project holds 6,000 h of the 10,000 h that you asked for. Your appeal was upheld.',
  )
  expect(said({ offered: 4000, offers: [offer] })).toBe(
    'Your project holds 6,000 h of the 10,000 h that you asked for. You are offered 4,000 h more. Your appeal was upheld.',
  )
})

it('an appeal that was rejected or waits is none of it', () => {
  for (const state of ['open', 'rejected'] as const)
    expect(said({ appeals: [{ ...appeal, state }] })).not.toContain('appeal')
})

it('an award whose date has passed without an answer leads to the office, not to the start of a project', () => {
  const steps = (answerBy: string) => {
    const open: HolderAward = { ...award, stand: 'open', answer: 'open', appeals: [], answerBy }
    return nextSteps({ result, award: open }).join(' ')
  }
  expect(steps('2026-03-12T22:59:59.000Z')).toMatch(/start of your project once you have answered/)
  expect(steps('2026-03-09T22:59:59.000Z')).toMatch(
    /^The award was to be answered until .* Write to the programme office/,
  )
  expect(steps('2026-03-09T22:59:59.000Z')).not.toContain('start of your project')
})
