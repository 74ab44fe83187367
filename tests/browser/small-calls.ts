import { tieKey } from '@furrow/core/ranking/tie-order'
import type { Page } from 'playwright-core'
import { seedOf } from './call-engine.ts'

/** An import of one criterion, without areas, machine, institutions, and with one reviewer each. */
export const bare = {
  format: 'furrow.snapshot/1' as const,
  call: { id: 'bare', title: 'An import', budget: 900, criteria: [{ id: 'c', min: 0, max: 10 }] },
  proposals: Array.from({ length: 60 }, (_, i) => ({ id: `X${i}`, requested: 30 + (i % 17) })),
  reviews: Array.from({ length: 60 }, (_, i) => ({
    proposal: `X${i}`,
    reviewer: 'R1',
    scores: { c: (i * 7) % 11 },
  })),
}

/** Twelve proposals read by three people, and eight by three others. */
export const apart = {
  format: 'furrow.snapshot/1' as const,
  call: { id: 'apart', title: 'Two panels', budget: 300, criteria: [{ id: 'c', min: 0, max: 10 }] },
  proposals: Array.from({ length: 20 }, (_, i) => ({ id: `X${i}`, requested: 30 })),
  reviews: Array.from({ length: 20 }, (_, i) =>
    [0, 1].map((turn) => ({
      proposal: `X${i}`,
      reviewer: `${i < 12 ? 'A' : 'B'}${(i + turn) % 3}`,
      scores: { c: (i * 3 + turn * 5) % 11 },
    })),
  ).flat(),
}

/** Those of a bare import who have the mark of one of them, as their lots order them. */
export async function lotsBeside(page: Page, proposal: string): Promise<readonly string[]> {
  const seed = await seedOf(page, 'bare')
  const markOf = (id: string) => bare.reviews.find((review) => review.proposal === id)?.scores.c
  return bare.proposals
    .map(({ id }) => id)
    .filter((id) => markOf(id) === markOf(proposal))
    .toSorted((a, b) => (tieKey(seed, a) < tieKey(seed, b) ? -1 : 1))
}
