import type { SnapshotInput } from '@furrow/core/contract/snapshot'

type Wish = { readonly proposals: number; readonly reviewsEach: number; readonly seed: number }

/** Mulberry32: small, seeded, the same everywhere; good enough for invented data. */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const areas = ['green-transition', 'healthcare', 'life-sciences', 'open', 'quantum']
const criteria = [
  ['excellence', 30],
  ['feasibility', 20],
  ['impact', 30],
  ['need', 10],
  ['openness', 10],
] as const

const clamp = (score: number): number => Math.min(5, Math.max(1, Math.round(score)))

/** An invented call: the same for the same wish. A sixth of what is asked for is there to give. */
export function syntheticSnapshot({ proposals, reviewsEach, seed }: Wish): SnapshotInput & {
  proposals: NonNullable<SnapshotInput['proposals']>
  reviews: NonNullable<SnapshotInput['reviews']>
} {
  const random = makeRandom(seed)
  const width = String(proposals).length
  const made = Array.from({ length: proposals }, (_, index) => {
    const requested = 100 * Math.ceil(20 * Math.exp(2.4 * random()))
    return {
      id: `P${String(index + 1).padStart(width, '0')}`,
      area: areas[Math.floor(random() * areas.length)] ?? 'open',
      requested,
      minimum: 100 * Math.ceil((requested / 100) * (0.3 + 0.5 * random())),
      eligible: random() > 0.02,
    }
  })
  const reviewers = Math.max(reviewsEach, Math.ceil((proposals * reviewsEach) / 40))
  const reviews = made.flatMap(({ id }) => {
    const quality = 2 + 2.6 * random()
    const first = Math.floor(random() * reviewers)
    return Array.from({ length: reviewsEach }, (_, place) => ({
      proposal: id,
      reviewer: `R${((first + place) % reviewers) + 1}`,
      scores: Object.fromEntries(criteria.map(([key]) => [key, clamp(quality + 2.4 * (random() - 0.5))])),
      confidence: ([1, 2, 3] as const)[Math.floor(random() * 3)] ?? 2,
    }))
  })
  const asked = made.reduce((sum, { requested }) => sum + requested, 0)
  return {
    format: 'furrow.snapshot/1',
    call: {
      id: `synthetic-${proposals}`,
      title: `Synthetic call of ${proposals} proposals`,
      budget: 100 * Math.ceil(asked / 600),
      granularity: 100,
      areas: areas.map((id) => ({ id, name: id })),
      criteria: criteria.map(([id, weight]) => ({ id, name: id, min: 1, max: 5, weight })),
    },
    proposals: made,
    reviews,
  }
}
