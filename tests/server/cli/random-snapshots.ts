import fc from 'fast-check'

const letters = ['a', 'b', 'Z', '0', '9', '.', '_', '-']
const id = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
const ids = (most: number) => fc.uniqueArray(id, { minLength: 1, maxLength: most })
const decimal = fc.integer({ min: -50_000, max: 50_000 }).map((n) => n / 10_000)
const name = fc.string({ unit: fc.constantFrom('a', 'Ø', ' ', '"', '\\', 'é', '漢'), maxLength: 8 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>, key: string) =>
  fc.option(arbitrary, { nil: undefined }).map((value) => (value === undefined ? {} : { [key]: value }))

const criterion = fc
  .record({
    id,
    min: decimal,
    width: fc.integer({ min: 1, max: 90_000 }),
    lowIsGood: fc.boolean(),
    weight: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ width, ...rest }) => ({ ...rest, max: Math.round(rest.min * 1e4 + width) / 1e4 }))

const machine = fc.constant({
  name: 'M',
  gpus: 8,
  gpusPerNode: 4,
  energy: { kwhPerGpuHour: 0.7, pue: 1.1, gramsPerKwh: { location: 120.5, market: 0 } },
  price: { perGpuHour: 12.5, currency: 'EUR' },
})

const none = fc.constant<string[]>([])

/** Calls of every allowed shape: lists or none, odd scales, null scores, caps of 0, names in any script. */
export const snapshots = fc
  .record({
    criteria: fc.uniqueArray(criterion, { selector: (entry) => entry.id, minLength: 1, maxLength: 3 }),
    areas: fc.oneof(ids(3), none),
    tracks: fc.oneof(ids(2), none),
    proposals: ids(6),
    reviewers: ids(4),
    machine: maybe(machine, 'machine'),
    title: name,
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      proposals: fc.tuple(...shape.proposals.map((proposalId) => proposalOf(proposalId, shape))),
      reviews: fc.tuple(
        ...shape.proposals.flatMap((proposal) =>
          shape.reviewers.map((reviewer) => reviewOf({ proposal, reviewer }, shape.criteria)),
        ),
      ),
    }),
  )
  .map(({ shape, proposals, reviews }) => ({
    format: 'furrow.snapshot/1',
    ...shape.machine,
    call: {
      id: 'given',
      title: shape.title,
      budget: shape.seed,
      granularity: 1 + (shape.seed % 97),
      areas: shape.areas.map((entry) => ({ id: entry })),
      tracks: shape.tracks.map((entry) => ({ id: entry, name: shape.title })),
      criteria: shape.criteria,
    },
    proposals,
    reviews: reviews.filter((review) => review !== null),
  }))

const oneOf = (list: readonly string[], free: string) =>
  fc.constantFrom(...(list.length > 0 ? list : [free, `${free}2`]))

function proposalOf(proposalId: string, shape: { readonly areas: string[]; readonly tracks: string[] }) {
  return fc
    .record({
      requested: fc.integer({ min: 1, max: 1e9 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      eligible: fc.boolean(),
      area: maybe(oneOf(shape.areas, 'free'), 'area'),
      track: maybe(oneOf(shape.tracks, 'free'), 'track'),
      cap: maybe(fc.constantFrom(0, 1, 777, 1e10), 'technicalCap'),
      title: maybe(name, 'title'),
      institution: maybe(name, 'institution'),
      first: maybe(fc.boolean(), 'firstTime'),
    })
    .map(({ share, requested, eligible, area, track, cap, title, institution, first }) => ({
      id: proposalId,
      requested,
      minimum: Math.floor(share * requested),
      eligible,
      ...area,
      ...track,
      ...cap,
      ...title,
      ...institution,
      ...first,
    }))
}

function reviewOf(
  pair: { proposal: string; reviewer: string },
  criteria: readonly { id: string; min: number; max: number }[],
) {
  const scores = criteria.map(({ id: key, min, max }) =>
    fc.constantFrom(min, max, null, undefined).map((score) => (score === undefined ? {} : { [key]: score })),
  )
  return fc.option(
    fc
      .record({ scores: fc.tuple(...scores), confidence: maybe(fc.constantFrom(1, 2, 3), 'confidence') })
      .map((review) => ({ ...pair, ...review.confidence, scores: Object.assign({}, ...review.scores) })),
  )
}
