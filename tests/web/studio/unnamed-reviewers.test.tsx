import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { gateText } from '../../../web/src/features/studio/calibration-text.ts'
import { IslandsFigure } from '../../../web/src/features/studio/calibration/IslandsFigure.tsx'
import { StrictnessFigure } from '../../../web/src/features/studio/calibration/StrictnessFigure.tsx'
import { emptyDraft, withSeed } from '../../../web/src/features/studio/draft.ts'
import { fieldView } from '../../../web/src/features/studio/run-view.ts'
import { severityOf } from '../../../web/src/features/studio/severity.ts'

afterEach(cleanup)

const named = syntheticSnapshot({ proposals: 20, reviewsEach: 3, seed: 3 })

/** The same call, of whose reviews the first so many name nobody. */
function without(count: number): SnapshotInput {
  const reviews = named.reviews.map((review, place) => {
    const { proposal, scores } = review
    return place < count ? { proposal, scores } : review
  })
  return { ...named, reviews }
}

function studied(input: SnapshotInput) {
  const parsed = parseSnapshot(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const engine = makeEngine(parsed.value)
  return { table: severityOf(engine, withSeed(emptyDraft, 'x')), field: fieldView(engine.field) }
}

const plain = (text: string) => text.replaceAll('\u00A0', ' ')

describe('a call whose reviews name no reviewer', () => {
  const { table, field } = studied(without(60))

  it('says at the gate why nobody can be compared, not how many reviews overlap', () => {
    expect(table.verdict).toMatchObject({ reason: 'too-few-reviews', reviewers: 60 })
    expect(plain(gateText(table.verdict, field))).toMatch(/^It cannot be done: no review names its reviewer/)
  })

  it('says in the place of each picture of reviewers, under its heading, that it cannot be shown', () => {
    render(
      <>
        <StrictnessFigure table={table} source="" shows="interval" />
        <StrictnessFigure table={table} source="" shows="change" />
        <IslandsFigure table={table} source="" />
      </>,
    )
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      'Strictness by reviewer',
      'Strictness before and after the adjustment',
      'Who can be compared',
    ])
    expect(screen.getAllByText(/No review names its reviewer, so .* cannot be shown\./)).toHaveLength(3)
    expect(document.querySelectorAll('figure')).toHaveLength(0)
  })
})

describe('a call of whose reviews some name no reviewer', () => {
  it('says how many, draws each as a person of its own, and lists those who are named', () => {
    const { table, field } = studied(without(6))
    expect(plain(gateText(table.verdict, field))).toMatch(
      / 6 of 60 reviews name no reviewer: each counts as a person of its own\.$/,
    )
    expect(table.reviewers.length).toBe(table.verdict.reviewers - 6)
    expect(table.islands.reduce((sum, { reviewers }) => sum + reviewers, 0)).toBe(table.verdict.reviewers)
    render(<IslandsFigure table={table} source="" />)
    expect(document.querySelector('figure[data-figure="islands"]')).not.toBeNull()
  })
})
