import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf } from '@furrow/core/scoring/components'
import { makeReviewGraph } from '@furrow/core/scoring/review-graph'
import { anyDesigns } from './designs.ts'
import { designOf, readCases, type OracleReview } from './oracles.ts'

interface Case {
  readonly reviews: readonly OracleReview[]
  readonly expected: {
    readonly components: readonly { proposals: readonly number[]; reviewers: readonly number[] }[]
    readonly count: number
  }
}

const members = (of: Int32Array, component: number): number[] =>
  [...of.keys()].filter((node) => of[node] === component)

describe.each(readCases<Case>('components'))('the worked review graph $name', ({ reviews, expected }) => {
  it('falls into the worked components, in their order', () => {
    const { count, ofProposal, ofReviewer, proposals } = componentsOf(designOf(reviews).graph)
    expect(count).toBe(expected.count)
    const found = Array.from({ length: count }, (_, component) => ({
      proposals: members(ofProposal, component),
      reviewers: members(ofReviewer, component),
    }))
    expect(found).toEqual(expected.components)
    expect([...proposals]).toEqual(expected.components.map((component) => component.proposals.length))
  })
})

describe('components', () => {
  it('join whoever shares a review, and nobody else', () => {
    const check = ({ graph }: { graph: Parameters<typeof componentsOf>[0] }): void => {
      const { count, ofProposal, ofReviewer } = componentsOf(graph)
      graph.proposal.forEach((i, row) => {
        expect(ofProposal[i]).toBe(ofReviewer[graph.reviewer[row] ?? 0])
      })
      // Spreading from one member along the reviews reaches the whole component.
      for (let component = 0; component < count; component += 1) {
        const seen = new Set(members(ofProposal, component).slice(0, 1))
        for (let round = 0; round < graph.proposals; round += 1) {
          const readers = new Set(graph.reviewer.filter((_, row) => seen.has(graph.proposal[row] ?? -1)))
          graph.proposal.forEach((i, row) => readers.has(graph.reviewer[row] ?? -1) && seen.add(i))
        }
        expect([...seen].sort((a, b) => a - b)).toEqual(members(ofProposal, component))
      }
    }
    fc.assert(fc.property(anyDesigns, check), { numRuns: 200 })
  })

  it('leave out who has no review', () => {
    const graph = makeReviewGraph([{ proposal: 1, reviewer: 0 }], { proposals: 3, reviewers: 2 })
    const { count, ofProposal, ofReviewer } = componentsOf(graph)
    expect([count, [...ofProposal], [...ofReviewer]]).toEqual([1, [-1, 0, -1], [0, -1]])
  })
})
