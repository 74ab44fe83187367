import { describe, expect, it } from 'vitest'
import { makeScoreTable } from '@furrow/core/scoring/score-table'
import { scoreProposals } from '@furrow/core/scoring/score-proposals'
import { failedCriterion, readThresholds } from '@furrow/core/scoring/thresholds'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { scenarioOf, unwrap } from '../allocation/calls.ts'

type Marks = Record<string, number | null>

/** The criterion that keeps each proposal out, by the marks of its reviews. */
function failed(reviews: readonly (readonly Marks[])[], criteria: Record<string, number>) {
  const scales = [
    { id: 'idea', min: 0, max: 10, weight: 2 },
    { id: 'risk', min: 0, max: 10, lowIsGood: true },
    { id: 'fit', min: 0, max: 10 },
  ]
  const ids = reviews.map((_, index) => `P${index}`)
  const { proposals, ...snapshot } = unwrap(
    parseSnapshot({
      format: 'furrow.snapshot/1',
      call: { id: 'c', title: 'Call', budget: 0, criteria: scales },
      proposals: ids.map((id) => ({ id, requested: 1 })),
      reviews: reviews.flatMap((own, index) =>
        own.map((scores, number) => ({ proposal: `P${index}`, reviewer: `R${number}`, scores })),
      ),
    }),
  )
  const table = makeScoreTable({ proposals, ...snapshot }, new Map(ids.map((id, index) => [id, index])))
  const scenario = scenarioOf({ thresholds: { criteria } })
  const bars = readThresholds(table, scenario).criteria
  const scores = scoreProposals(table, scenario)
  return ids.map((_, proposal) => {
    const column = failedCriterion(table, scores, { proposal, bars })
    return table.criteria[column]?.id ?? null
  })
}

const all = (idea: number, risk: number, fit: number): Marks => ({ idea, risk, fit })

describe('the bar of a criterion', () => {
  it('is met by a mean that reaches it, missed by one just below', () => {
    expect(failed([[all(5, 0, 9), all(6, 0, 9)]], { idea: 5.5 })).toEqual([null])
    expect(failed([[all(5, 0, 9), all(6, 0, 9)]], { idea: 5.5001 })).toEqual(['idea'])
  })

  it('is one from above where low is good', () => {
    expect(failed([[all(5, 3, 9), all(6, 4, 9)]], { risk: 3.5 })).toEqual([null])
    expect(failed([[all(5, 3, 9), all(6, 4, 9)]], { risk: 3.4 })).toEqual(['risk'])
    expect(failed([[all(5, 0, 9)]], { risk: 0.1 })).toEqual([null])
  })

  it('looks at the reviews of the proposal alone', () => {
    expect(failed([[all(2, 0, 9)], [all(9, 0, 2)], [all(2, 0, 2)]], { fit: 5 })).toEqual([null, 'fit', 'fit'])
    expect(failed([[all(9, 0, 2)], [all(9, 0, 9)]], { fit: 5 })).toEqual(['fit', null])
  })

  it('does not count a review that is not used, nor one without a mark there', () => {
    const unused = { idea: null, risk: null, fit: 9 }
    expect(failed([[all(5, 0, 3), unused]], { fit: 4 })).toEqual(['fit'])
    expect(failed([[all(5, 0, 4), { idea: 5, risk: 1, fit: null }]], { fit: 4 })).toEqual([null])
  })

  it('is missed by a proposal without any mark there, be it as low as can be', () => {
    expect(failed([[{ idea: 5, risk: 1, fit: null }], []], { fit: 0 })).toEqual(['fit', 'fit'])
  })

  it('is named by the first id in order where several are missed, whichever way they were written', () => {
    const proposals = [[all(0, 9, 0)]]
    expect(failed(proposals, { risk: 1, idea: 5, fit: 5 })).toEqual(['fit'])
    expect(failed(proposals, { idea: 5, risk: 1 })).toEqual(['idea'])
    expect(failed(proposals, { risk: 1, idea: 0 })).toEqual(['risk'])
  })

  it('of a criterion that the call does not have keeps nobody out', () => {
    expect(failed([[all(0, 9, 0)]], { beauty: 9 })).toEqual([null])
  })
})

it('without a bar for the score nobody is below it; with one it is read as a decimal', () => {
  const table = makeScoreTable(
    unwrap(
      parseSnapshot({
        format: 'furrow.snapshot/1',
        call: { id: 'c', title: 'Call', budget: 0, criteria: [{ id: 'x', min: 0, max: 9 }] },
        proposals: [],
        reviews: [],
      }),
    ),
    new Map(),
  )
  expect(readThresholds(table, scenarioOf({}))).toEqual({ score: -Infinity, criteria: [] })
  expect(readThresholds(table, scenarioOf({ thresholds: { score: 57.29 } })).score).toBe(572_900)
})
