import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { describe, expect, it } from 'vitest'
import { defaultPolicies, emptyDraft, type Draft } from '../../../web/src/features/studio/draft.ts'
import type { RunView } from '../../../web/src/features/studio/run-view.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'
import { besideMargin, tieText } from '../../../web/src/features/studio/tie-text.ts'
import { tieAtLine, tieOf } from '../../../web/src/features/studio/ties.ts'

/** Ranked in the order 3, 1, 0, 2; 4 is not ranked. */
const viewOf = (cutLine: number) => ({
  order: Int32Array.of(3, 1, 0, 2, 4),
  rank: Int32Array.of(3, 2, 4, 1, 0),
  priority: Float64Array.of(70, 70, 60, 90, -1),
  award: Float64Array.of(0, 10, 0, 20, 0),
  ranked: 4,
  cutLine,
})

describe('proposals of the same priority', () => {
  it('are told in the order of the lot, with how many of them have hours, from either side', () => {
    const tie = { members: [1, 0], funded: 1 }
    expect([0, 1].map((i) => tieOf(viewOf(2), i))).toEqual([tie, tie])
  })

  it('are nobody beside who stands alone or is not ranked', () => {
    expect([2, 3, 4].map((i) => tieOf(viewOf(2), i))).toEqual([null, null, null])
  })

  it('are told at the line only where it parts them', () => {
    expect([-1, 0, 1, 2, 3].map((line) => tieAtLine(viewOf(line)))).toEqual([
      null,
      null,
      null,
      { members: [1, 0], funded: 1 },
      null,
    ])
  })
})

const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00A0\u202F]/g, ' ') ?? null

/** Five of one score, by `printf seed:A | sha256sum` in the order D, B, C, A, E; E asks for 20, the others for 40 of 100 hours. */
function fiveAlike(draft: Partial<Draft> = {}) {
  const ids = ['A', 'B', 'C', 'D', 'E']
  const hoursOf = (id: string) => ({ requested: id === 'E' ? 20 : 40, minimum: id === 'E' ? 20 : 40 })
  const parsed = parseSnapshot({
    format: 'furrow.snapshot/1',
    call: { id: 'c', title: 'C', budget: 100, criteria: [{ id: 'merit', min: 0, max: 10 }] },
    proposals: ids.map((id) => ({ id, ...hoursOf(id) })),
    reviews: ids.map((proposal) => ({ proposal, reviewer: 'R1', scores: { merit: 8 } })),
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const { field, run } = makePageRunner(parsed.value, 'seed')
  const titles = ids.map((id) => (id === 'E' ? '' : `Study ${id}`))
  const views: RunView[] = []
  run({ ...emptyDraft, ...draft }, (view) => views.push(view))
  const [view] = views
  if (view === undefined) throw new Error('A run on the page answers at once.')
  return (id: string, policy = view.policy) => {
    const asked = { view: { ...view, policy }, field, names: { titles }, proposal: ids.indexOf(id) }
    const text = tieText(asked)
    return { told: plain(text?.told), rule: plain(text?.rule), margin: plain(besideMargin(asked)) }
  }
}

describe('a tie in words', () => {
  it('names who stood before the one that lost, and who has hours behind it', () => {
    const { told, rule } = fiveAlike()('C')
    expect(rule).toBe(
      "Each lot is the SHA-256 of the call's seed and the number of the proposal; the smallest comes first.",
    )
    expect(told).toBe(
      'Level with others, 5 in all: only a lot parts them, and that of this one is number 3. Before it: D Study D (40 h) and B Study B (40 h). Behind it, yet with hours: E (20 h). 3 of the 5 have hours.',
    )
  })

  it('says nothing of those before the first, and counts those beyond three', () => {
    expect(fiveAlike()('D').told).toMatch(/that of this one is number 1\. 3 of the 5 have hours\.$/)
    expect(fiveAlike()('E').told).toContain(
      ' Before it: D Study D (40 h), B Study B (40 h), C Study C (0 h) and 1 more. 3 of the 5',
    )
  })

  it('says beside the margin whom a lower score would put before it, and a higher one behind', () => {
    const about = fiveAlike()
    expect(about('B').margin).toBe(
      'Only the lot puts C Study C, A Study A and E behind it: with a lower score it would stand behind them.',
    )
    expect(about('A').margin).toBe(
      'Only the lot puts D Study D, B Study B and C Study C before it: with a higher score it would stand before them.',
    )
    expect(about('D').margin).not.toContain('before it')
    expect(about('E').margin).toBeNull()
  })

  it('says where something else than the rank decides', () => {
    const about = fiveAlike()
    const shares = about('C', defaultPolicies['equal-shares'])
    expect(shares.rule).toMatch(/Here the lot sets the rank only: .* the number that comes first\.$/)
    expect(shares.margin).toBeNull()
    const exact = about('C', defaultPolicies.knapsack)
    expect(exact.rule).toMatch(/Here the lot counts only between choices of the same total\.$/)
    expect(exact.margin).toBeNull()
    const drawn = fiveAlike({ policy: defaultPolicies.tiers })('C')
    expect(drawn.rule).not.toContain('Here the lot')
    const second = fiveAlike({ policy: { ...defaultPolicies.tiers, fund: 90 } })('C')
    expect(second.rule).toMatch(/Here the place in the draw counts, which the same lots set\.$/)
    expect(second.margin).toBeNull()
  })
})
