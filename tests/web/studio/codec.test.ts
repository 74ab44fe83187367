import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeDraft, encodeDraft } from '../../../web/src/features/studio/codec.ts'
import { emptyDraft, sameTuning, type Draft, type Rules } from '../../../web/src/features/studio/draft.ts'
import { proportionalWeights } from '../../../web/src/features/studio/policy-words.ts'

const criterion = (id: string) => ({ id, name: id, weight: 10, min: 1, max: 5, lowIsGood: false })
const rules: Rules = {
  criteria: ['merit', 'im-pact', 'a.b_c'].map(criterion),
  areas: ['quantum', 'open'].map((id) => ({ id, name: id })),
  hasConfidence: true,
  published: emptyDraft,
}

const tenThousandths = (max: number) => fc.integer({ min: 0, max }).map((value) => value / 10_000)
/** Values for any of the keys: sometimes for none. */
const some = <T>(keys: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .tuple(fc.subarray([...keys]), fc.array(value, { minLength: keys.length, maxLength: keys.length }))
    .map(([chosen, values]) =>
      Object.fromEntries(chosen.flatMap((key, index) => values.slice(index, index + 1).map((v) => [key, v]))),
    )
const turn = fc.constantFrom('skip' as const, 'stop' as const)

const walk = { mode: turn, partial: fc.boolean() }
const steps = fc
  .uniqueArray(tenThousandths(1_000_000), { minLength: 1, maxLength: 5 })
  .chain((scores) =>
    fc.tuple(fc.constant(scores), fc.array(tenThousandths(10_000), { minLength: 5, maxLength: 5 })),
  )
  .map(([scores, shares]) => {
    const falling = [...shares].sort((a, b) => b - a)
    return [...scores].sort((a, b) => b - a).map((score, index) => ({ score, share: falling[index] ?? 0 }))
  })
const limits = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 4 })
  .map((list) => [...list].sort((a, b) => a - b))
const tier = fc.constantFrom(1 as const, 2 as const, 3 as const)

const policy = fc.oneof(
  fc.record({ kind: fc.constant('steps' as const), steps, ...walk }),
  fc.tuple(tenThousandths(500_000), tenThousandths(500_000), fc.record(walk)).map(([draw, above, rest]) => ({
    kind: 'tiers' as const,
    fund: Math.round((draw + above) * 1e4) / 1e4,
    draw,
    ...rest,
  })),
  fc.record({
    kind: fc.constant('tiers' as const),
    tiers: some(['P01', 'P-2', 'a.b'], tier),
    sizeBands: limits,
    ...walk,
  }),
  fc.record({
    kind: fc.constant('knapsack' as const),
    objective: fc.constantFrom('score-hours' as const, 'scores' as const),
  }),
  fc.record({
    kind: fc.constant('equal-shares' as const),
    voters: fc.constantFrom('criteria' as const, 'funders' as const),
    utility: fc.constantFrom('score' as const, 'score-times-cost' as const),
  }),
  fc.record({ kind: fc.constant('cutoff' as const), mode: turn, partial: fc.boolean() }),
  fc.record({
    kind: fc.constant('proportional' as const),
    admission: turn,
    weight: fc.constantFrom(...proportionalWeights),
    base: tenThousandths(1_000_000),
    rounding: fc.constantFrom('webster' as const, 'hamilton' as const),
  }),
)

const quota = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 5000, max: 10_000 }))
  .map(([low, high]) => ({ minShare: low / 10_000, maxShare: high / 10_000 }))

const drafts: fc.Arbitrary<Draft> = fc.record({
  format: fc.constant('furrow.scenario/1' as const),
  name: fc.string({ unit: 'grapheme', maxLength: 30 }),
  weights: some(['merit', 'im-pact'], tenThousandths(2_000_000)),
  confidence: fc
    .tuple(tenThousandths(30_000), tenThousandths(30_000))
    .map(([one, three]) => ({ '1': one, '3': three })),
  calibration: fc.constantFrom('none' as const, 'shift' as const),
  areaWeights: some(['quantum', 'open'], tenThousandths(30_000)),
  thresholds: fc.record({ score: tenThousandths(1_000_000) }, { requiredKeys: [] }),
  reserve: tenThousandths(9999),
  areas: fc.record({ quantum: quota, open: quota }, { requiredKeys: [] }),
  policy,
})

describe('a scenario in an address', () => {
  it('comes back as it was, name and all', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const decoded = decodeDraft(encodeDraft(draft), rules)
        expect(decoded).toEqual({ ok: true, draft })
      }),
    )
  })

  it('needs no escape in a query string', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const text = encodeDraft(draft)
        expect(new URLSearchParams({ s: text }).toString()).toBe(`s=${text}`)
      }),
    )
  })

  it('is refused after any one letter is changed or cut', () => {
    fc.assert(
      fc.property(drafts, fc.nat(), (draft, place) => {
        const text = encodeDraft(draft)
        const at = place % text.length
        const other = text[at] === 'x' ? 'y' : 'x'
        expect(decodeDraft(text.slice(0, at) + other + text.slice(at + 1), rules).ok).toBe(false)
        expect(decodeDraft(text.slice(0, at), rules).ok).toBe(false)
      }),
    )
  })

  it('never throws on what somebody typed', () => {
    fc.assert(fc.property(fc.string(), (text) => !decodeDraft(text, rules).ok))
  })

  it('is refused where its steps rise, stand twice or are missing', () => {
    const step = (score: number, share: number) => ({ score, share })
    for (const list of [
      [],
      [step(50, 0.5), step(60, 1)],
      [step(50, 1), step(50, 1)],
      [step(60, 0.5), step(50, 1)],
    ]) {
      const draft: Draft = {
        ...emptyDraft,
        policy: { kind: 'steps', steps: list, mode: 'skip', partial: true },
      }
      expect(decodeDraft(encodeDraft(draft), rules)).toEqual({ ok: false, reason: 'damaged' })
    }
  })

  it('is refused where the draw would begin above the funding', () => {
    const draft: Draft = {
      ...emptyDraft,
      policy: { kind: 'tiers', fund: 50, draw: 60, mode: 'skip', partial: true },
    }
    expect(decodeDraft(encodeDraft(draft), rules)).toEqual({ ok: false, reason: 'damaged' })
  })

  it('is refused with another reason where it names what the call lacks', () => {
    const draft = { ...emptyDraft, weights: { beauty: 1 } }
    expect(decodeDraft(encodeDraft(draft), rules)).toEqual({ ok: false, reason: 'other-call' })
  })

  it('holds no seed', () => {
    expect(encodeDraft({ ...emptyDraft, name: 'x' })).not.toContain('seed')
  })

  it('is the same tuning whatever the order in which it was made', () => {
    const left = { ...emptyDraft, weights: { merit: 1, 'im-pact': 2 } }
    const right = { ...emptyDraft, weights: { 'im-pact': 2, merit: 1 } }
    expect([sameTuning(left, right), encodeDraft(left)]).toEqual([true, encodeDraft(right)])
  })
})
