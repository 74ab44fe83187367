import { expect, test } from 'vitest'
import { findGaps } from '../../../server/src/features/proposals/gaps.ts'

const form = {
  budget: 100_000,
  granularity: 100,
  areas: [{ key: 'open' }],
  tracks: [{ key: 'regular', minHours: 1_000, maxHours: 50_000 }],
  sections: [
    { key: 'aim', maxWords: 3, required: true },
    { key: 'data', maxWords: 3, required: false },
  ],
}
const whole = {
  title: 'Bølger',
  summary: 'Short.',
  institution: 'DTU',
  areaKey: 'open',
  trackKey: 'regular',
  requested: 20_000,
  minimum: 8_000,
  applicantKind: null,
  purpose: '',
  beneficiaries: '',
  careerStage: 'early',
  firstTime: true,
  sections: { aim: 'one two three' },
}

test('a whole proposal has no gap', () => {
  expect(findGaps(whole, form)).toEqual([])
})

test('each empty field is named by its path', () => {
  const gaps = findGaps({ ...whole, title: ' ', areaKey: null, requested: null, sections: {} }, form)
  expect(gaps.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'title missing',
    'areaKey missing',
    'sections.aim missing',
    'requested missing',
  ])
})

test('the limits of track, granularity, words and request are told with their number', () => {
  const gaps = findGaps({ ...whole, requested: 50_050, minimum: 60_000, sections: { aim: 'a b c d' } }, form)
  expect(gaps).toEqual([
    { path: 'sections.aim', code: 'too-many-words', limit: 3 },
    { path: 'requested', code: 'not-a-multiple', limit: 100 },
    { path: 'requested', code: 'above-track', limit: 50_000 },
    { path: 'minimum', code: 'minimum-above-request', limit: 50_050 },
  ])
})
