import { expect, it } from 'vitest'
import type { LetterFacts } from '@furrow/core/contract/letters'
import { letterValues } from '../../../server/src/features/decisions/letter-values.ts'

const facts: LetterFacts = {
  kind: 'waiting',
  requested: 9000,
  minimum: 3000,
  award: 0,
  rank: 7,
  score: 61.5,
  ranked: 9,
  funded: 4,
  awarded: 40_000,
  cut: { rank: 5, score: 70 },
  reason: { code: 'no-hours', asked: 9000, minimum: 3000, free: 0, areaFree: 0, protected: 0 },
  criterion: null,
  override: null,
  change: { score: null, minimum: null, margin: null, sought: false },
}

const about = {
  name: 'A. Person',
  number: 'P07',
  title: 'A title',
  call: 'A call',
  machine: 'Gefion',
  date: new Date('2027-02-20T12:00:00Z'),
  reviews: [],
  signer: '',
  signedAt: null,
  answerBy: new Date('2027-03-01T22:59:00Z'),
  appealUntil: new Date('2027-03-15T22:59:00Z'),
  link: 'http://furrow.test/app/proposals/p/result',
  ineligible: '',
}

it('a letter says so where nobody worked out what would have changed the answer', () => {
  expect(letterValues(facts, about, 'en').change).toMatch(/was not worked out/)
  expect(letterValues(facts, about, 'da').change).toMatch(/er ikke regnet ud/)
})

it('a letter names the marks that would have changed the answer, or that none would', () => {
  const marks = [{ criterion: 'Excellence', from: 3.5, to: 4, award: 9000 }]
  const byMarks = (found: typeof marks) => ({
    ...facts,
    change: { ...facts.change, marks: found, sought: true },
  })
  expect(letterValues(byMarks(marks), about, 'en').change).toBe(
    'With a mean mark of 4 instead of 3.5 on Excellence, everything else unchanged, it would have been granted 9,000\u00A0h.',
  )
  expect(letterValues(byMarks(marks), about, 'da').change).toMatch(/4 i stedet for 3,5 i Excellence/)
  expect(letterValues(byMarks([]), about, 'en').change).toMatch(/^No better marks on one criterion/)
})

it('a letter about what somebody decided by hand does not speak of it', () => {
  const override = { kind: 'hold', reason: 'Its data are not there yet.' } as const
  expect(letterValues({ ...facts, override }, about, 'en').change).toBe('')
})

it('a letter keeps hours given by hand apart from those in order of rank', () => {
  const given = { ...facts, byHand: { hours: 4000, funded: 1 } }
  expect(letterValues(given, about, 'en').line).toBe(
    '40,000\u00A0h went to 4 proposals in order of rank; the first without hours has rank 5, yours rank 7 of 9. Given by hand beside them: 4,000\u00A0h (proposals: 1).',
  )
  expect(letterValues(given, about, 'da').line).toMatch(
    /Givet i hånden derudover: 4\.000\u00A0h \(ansøgninger: 1\)\.$/,
  )
  expect(letterValues(facts, about, 'en').line).not.toMatch(/by hand/)
})

it('a letter writes a score in one form', () => {
  const change = { score: { to: 88.125, award: 9000 }, minimum: null, margin: null, sought: true }
  const reason = { code: 'below-score', threshold: 50 } as const
  const below = { ...facts, kind: 'declined', rank: null, score: 45.833, reason, change } as const
  const values = letterValues(below, about, 'en')
  expect(values.decided).toBe('Its score is 45.833; at least 50 was needed to be ranked.')
  expect(values.change).toMatch(/^With a score of 88.125 instead of 45.833,/)
  expect(values.score).toBe('45.833')
})

it('a letter about an award in part says that the list may give more, if it may', () => {
  const turn = { minimum: 3000, free: 4000, areaFree: 4000, protected: 0 }
  const reason = { ...turn, code: 'trimmed', asked: 9000 } as const
  const part = { ...facts, kind: 'partial', award: 4000, reason } as const
  expect(letterValues(part, about, 'en').next).toMatch(
    /Your proposal also stands on the waiting list for up to 5,000\u00A0h more/,
  )
  expect(letterValues(part, about, 'da').next).toMatch(/på ventelisten til op til 5\.000\u00A0h mere/)
  const byHand = { ...part, override: { kind: 'award', reason: 'A pilot.' } } as const
  expect(letterValues(byHand, about, 'en').next).not.toMatch(/waiting list for up to/)
  const capped = { ...part, reason: { ...reason, asked: 4000 } }
  expect(letterValues(capped, about, 'en').next).not.toMatch(/waiting list for up to/)
})

const granted = { ...facts, kind: 'full', award: 9000 } as const
const price = { amount: 180_000, currency: 'DKK', paying: false, assumed: false }

it('a letter says what an award is worth at the price of the machine, in kind or to be paid', () => {
  expect(letterValues({ ...granted, value: price }, about, 'en').value).toBe(
    'At the machine’s price the 9,000\u00A0h are worth DKK\u00A0180,000, given in kind: you pay nothing.',
  )
  expect(
    letterValues({ ...granted, value: { ...price, paying: true, assumed: true } }, about, 'da').value,
  ).toBe('Efter maskinens pris, som er antaget, er de 9.000\u00A0h 180.000\u00A0kr. værd, som du betaler.')
  const exact = { ...granted, value: { ...price, amount: 501_339.2 } }
  expect(letterValues(exact, about, 'en').value).toContain('DKK\u00A0501,339.20')
  expect(letterValues(exact, about, 'da').value).toContain('501.339,20\u00A0kr.')
})

it('a letter says nothing of a value where there is no award or no price', () => {
  expect(letterValues({ ...facts, value: price }, about, 'en').value).toBe('')
  expect(letterValues(granted, about, 'en').value).toBe('')
})

it('a letter names what an award would have taken: a part, or all where none is made in part; and what is possible', () => {
  const decided = (more: Partial<LetterFacts>, language: 'en' | 'da' = 'en') =>
    letterValues({ ...facts, ...more }, about, language).decided.replaceAll('\u00A0', ' ')
  expect(decided({})).toBe(
    '0 h were left at its turn, and it needs at least 3,000 h of the 9,000 h that it asked for.',
  )
  expect(decided({ whole: true })).toBe(
    '0 h were left at its turn, and it needs all of the 9,000 h that it asked for, since no award is made in part.',
  )
  const reason = { ...facts.reason, demand: 6000 }
  expect(decided({ whole: true, reason }, 'da')).toMatch(/behøver alle trinnets 6.000 h, fordi/)
  expect(decided({ requested: 14_000 })).toMatch(/of the 14,000 h \(at most 9,000 h can be given\)/)
})

it('a letter names the hours kept for guarantees beside those that were left: others may have got them', () => {
  const reason = { ...facts.reason, free: 500, areaFree: 8000, protected: 70_800 }
  const decided = (language: 'en' | 'da') =>
    letterValues({ ...facts, reason }, about, language).decided.replaceAll('\u00A0', ' ')
  expect(decided('en')).toBe(
    '500 h were left at its turn beside the 70,800 h kept for the guarantees of other areas, and it needs at least 3,000 h of the 9,000 h that it asked for.',
  )
  expect(decided('da')).toMatch(/^500 h var tilbage, .*ved siden af de 70\.800 h, der var holdt til andre/)
})

it('a letter about a proposal that is not eligible has the reason that the office wrote down', () => {
  const unranked = { ...facts, kind: 'declined', rank: null, reason: { code: 'ineligible' } } as const
  const decided = (ineligible: string, language: 'en' | 'da' = 'en') =>
    letterValues(unranked, { ...about, ineligible }, language).decided
  expect(decided('It came from outside the EU.')).toBe(
    'It does not meet the conditions of the call. The reason of the programme office: It came from outside the EU.',
  )
  expect(decided('It came from outside the EU.', 'da')).toBe(
    'Den opfylder ikke opslagets betingelser. Programkontorets begrundelse: It came from outside the EU.',
  )
  expect(decided('')).toBe('It does not meet the conditions of the call.')
})

it('a letter holds a part against the own minimum, and says why an exact choice gives no more', () => {
  const bounds = { asked: 9000, minimum: 3000 }
  const scaled = { ...bounds, code: 'scaled', areaTotal: 20_000 } as const
  const part = { ...facts, kind: 'partial', award: 4000, reason: scaled } as const
  const decided = (given: LetterFacts, language: 'en' | 'da' = 'en') =>
    letterValues(given, about, language).decided.replaceAll('\u00A0', ' ')
  expect(decided(part)).toBe(
    'It asked for 9,000 h; its part of the 20,000 h that its area shared in proportion is 4,000 h, more than its minimum of 3,000 h.',
  )
  expect(decided(part, 'da')).toMatch(/er 4\.000 h, mere end minimum på 3\.000 h\.$/)
  expect(decided({ ...part, award: 3000 })).toMatch(/no more than its minimum of 3,000 h/)
  const override = { kind: 'award', reason: 'A pilot.' } as const
  expect(decided({ ...part, override })).not.toMatch(/its part of/)
  const chosen = { ...part, reason: { ...bounds, code: 'chosen' } } as const
  expect(decided(chosen)).toMatch(/with 4,000 h of the 9,000 h .* would not have made that total larger\.$/)
  expect(decided({ ...chosen, kind: 'full', award: 9000 })).toMatch(/; it asked for 9,000 h\.$/)
})

it('a letter of an award says what there was: room of the area, or hours beside those kept for others', () => {
  const text = (more: object, language: 'en' | 'da' = 'en') =>
    letterValues(
      {
        ...granted,
        reason: {
          code: 'fits',
          asked: 9000,
          minimum: 3000,
          free: 20_000,
          areaFree: 20_000,
          protected: 0,
          ...more,
        },
      },
      about,
      language,
    ).decided.replaceAll('\u00A0', ' ')
  expect(text({})).toBe('It asked for 9,000 h, and 20,000 h were free at its turn.')
  expect(text({ areaFree: 11_000 })).toBe(
    'It asked for 9,000 h, and its area had 11,000 h left below its maximum at its turn.',
  )
  expect(text({ protected: 500 })).toMatch(/20,000 h were free at its turn beside the 500 h kept for/)
  expect(text({ areaFree: 11_000 }, 'da')).toMatch(/området havde 11.000 h? ?t?.* tilbage under sit loft/)
})
