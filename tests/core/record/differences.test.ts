import { describe, expect, it } from 'vitest'
import { scenarioSchema } from '@furrow/core/contract/scenario'
import { asPublished, differencesFromRules, ruleSubject } from '@furrow/core/record/differences'
import { sha256 } from '@furrow/core/record/hash'

/** Ids that every object inherits something under. */
const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf']

const scenarioOf = (tuned: object) =>
  scenarioSchema.parse({ format: 'furrow.scenario/1', policy: { kind: 'cutoff' }, ...tuned })

const rulesOf = (ids: readonly string[]) => ({
  criteria: ids.map((id) => ({ id, min: 1, max: 5, lowIsGood: false })),
  weights: Object.fromEntries(ids.map((id) => [id, 2])),
  thresholds: { criteria: {} },
  seedCommitment: sha256(''),
})

const areasOf = (ids: readonly string[]) => ids.map((id) => ({ id, minShare: 0, maxShare: 1, weight: 1 }))

describe('the differences of a scenario from the published rules', () => {
  it('are none where the scenario tunes nothing, whatever the criteria and areas are called', () => {
    const scenario = scenarioOf({ thresholds: { criteria: {} } })
    expect(differencesFromRules(rulesOf(inherited), areasOf(inherited), scenario)).toEqual([])
  })

  it('name each rule with what was published and what is applied', () => {
    const scenario = scenarioOf({
      weights: { constructor: 3 },
      thresholds: { score: 2.5, criteria: { toString: 2 } },
      areas: { valueOf: { minShare: 0.1, maxShare: 0.5 } },
      areaWeights: { valueOf: 2 },
      confidence: { 1: 0.5 },
    })
    expect(differencesFromRules(rulesOf(inherited), areasOf(inherited), scenario)).toEqual([
      { rule: 'weights.constructor', published: 2, applied: 3 },
      { rule: 'thresholds.criteria.toString', published: null, applied: 2 },
      { rule: 'thresholds.score', published: null, applied: 2.5 },
      { rule: 'areas.valueOf.minShare', published: 0, applied: 0.1 },
      { rule: 'areas.valueOf.maxShare', published: 1, applied: 0.5 },
      { rule: 'areaWeights.valueOf', published: 1, applied: 2 },
      { rule: 'confidence.1', published: 1, applied: 0.5 },
    ])
  })

  it('hold what the call did not fix: a policy other than by rank, and a reserve', () => {
    const rulesFor = (tuned: object) =>
      differencesFromRules(rulesOf([]), [], scenarioOf(tuned)).map(({ rule, applied }) => [rule, applied])
    expect(rulesFor({ reserve: 0.1 })).toEqual([['reserve', 0.1]])
    expect(rulesFor({ policy: { kind: 'proportional' } })).toEqual([['policy', 'proportional']])
    expect(rulesFor({ policy: { kind: 'cutoff', mode: 'stop' } })).toEqual([['policy', 'cutoff']])
    expect(rulesFor({ policy: { kind: 'cutoff', partial: false } })).toEqual([['policy', 'cutoff']])
    expect(rulesFor({ policy: { kind: 'cutoff', mode: 'skip', partial: true } })).toEqual([])
  })

  it.each([
    { reserve: 0.1 },
    { policy: { kind: 'proportional' } },
    { policy: { kind: 'cutoff', mode: 'stop' } },
    { policy: { kind: 'cutoff', partial: false } },
    { weights: { a: 3 }, thresholds: { score: 2.5 }, confidence: { 1: 0.5 }, calibration: 'shift' },
    { areas: { x: { minShare: 0.1, maxShare: 0.5 } }, areaWeights: { x: 2 } },
  ])('are none once the rules are put back whole: %j', (tuned) => {
    const [rules, areas, scenario] = [rulesOf(['a']), areasOf(['x']), scenarioOf({ ...tuned, seed: 'kept' })]
    expect(differencesFromRules(rules, areas, scenario)).not.toEqual([])
    const published = asPublished(rules, areas, scenario)
    expect(differencesFromRules(rules, areas, published)).toEqual([])
    expect(published.seed).toBe('kept')
  })

  it('say what each is about, dots in an id included', () => {
    expect(
      [
        'weights.a.b',
        'thresholds.criteria.score',
        'thresholds.score',
        'areas.a.minShare.minShare',
        'areas.x.maxShare',
        'areaWeights.weights.x',
        'confidence.2',
        'calibration',
        'policy',
        'reserve',
      ].map((rule) => Object.values(ruleSubject(rule)).join(' ')),
    ).toEqual([
      'weight a.b',
      'threshold score',
      'scoreThreshold ',
      'guarantee a.minShare',
      'maximum x',
      'areaWeight weights.x',
      'confidence 2',
      'calibration ',
      'policy ',
      'reserve ',
    ])
  })
})
