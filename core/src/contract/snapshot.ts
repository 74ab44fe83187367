import { z } from 'zod'
import { areaIds } from './area-ids.ts'
import { count, decimal, hours, id, measure, plainText, weight } from './amounts.ts'
import { issuesOf, reservedKeys, type Issue, type ParseResult } from './issue.ts'

const machine = z.strictObject({
  name: plainText,
  gpus: count,
  gpusPerNode: count,
  energy: z.strictObject({
    kwhPerGpuHour: measure,
    pue: measure,
    gramsPerKwh: z.strictObject({ location: measure, market: measure }),
  }),
  price: z.strictObject({ perGpuHour: measure, currency: plainText }),
})

const named = z.strictObject({ id, name: z.exactOptional(plainText) })

const criterion = z.strictObject({
  id,
  name: z.exactOptional(plainText),
  min: decimal,
  max: decimal,
  weight: weight.default(1),
  lowIsGood: z.boolean().default(false),
})

/** A track with a budget is a pot of its own; without one it is served from what the pots leave. */
const track = z.strictObject({ id, name: z.exactOptional(plainText), budget: z.exactOptional(hours(0)) })

/**
 * Who pays under equal shares: a purse of any unit (only proportions count), what it looks at (weights of
 * criteria; the priority where absent) and where (weights of areas; all weigh 1 where absent, else those not
 * named weigh 0).
 */
const funder = z.strictObject({
  id,
  name: z.exactOptional(plainText),
  purse: weight,
  criteria: z.exactOptional(z.record(id, weight)),
  areas: z.exactOptional(z.record(id, weight)),
})

const call = z.strictObject({
  id,
  title: plainText,
  budget: hours(0),
  granularity: hours(1).default(1),
  areas: z.array(named).default([]),
  tracks: z.array(track).default([]),
  funders: z.exactOptional(z.array(funder)),
  criteria: z.array(criterion).min(1, 'Give at least one criterion.'),
})

/** Fields of proposals and reviews stand in the order of the canonical JSON, which makes hashing fast. */
const proposal = z.strictObject({
  area: z.exactOptional(id),
  careerStage: z.exactOptional(plainText),
  eligible: z.boolean().default(true),
  firstTime: z.exactOptional(z.boolean()),
  id,
  institution: z.exactOptional(plainText),
  minimum: hours(0).default(1),
  requested: hours(1),
  technicalCap: z.exactOptional(hours(0)),
  title: z.exactOptional(plainText),
  track: z.exactOptional(id),
})

/** Whose reviewer is not named counts as written by a person who wrote no other. */
const review = z.strictObject({
  confidence: z.exactOptional(z.union([z.literal(1), z.literal(2), z.literal(3)], 'Use 1, 2 or 3.')),
  proposal: id,
  reviewer: z.exactOptional(id),
  scores: z.record(id, decimal.nullable()),
})

export const snapshotSchema = z.strictObject({
  format: z.literal('furrow.snapshot/1', 'Use the format furrow.snapshot/1.'),
  machine: z.exactOptional(machine),
  call,
  proposals: z.array(proposal).default([]),
  reviews: z.array(review).default([]),
})

/** What is given, with defaults filled in; `normalSnapshot` also sorts it. */
export type Snapshot = z.infer<typeof snapshotSchema>
export type SnapshotInput = z.input<typeof snapshotSchema>
export type Funder = z.infer<typeof funder>
export type SnapshotMachine = z.infer<typeof machine>

/** The second of two entries with one key. */
function duplicates(keys: readonly string[], path: string, field = 'id'): Issue[] {
  const seen = new Set<string>()
  return keys.flatMap((key, index) => {
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [{ path: `${path}[${index}].${field}`, message: 'Stands twice: remove one of them.' }]
  })
}

const ids = (entries: readonly { id: string }[]): string[] => entries.map((entry) => entry.id)

function budgetIssues({ budget, tracks }: Snapshot['call']): Issue[] {
  const kept = tracks.reduce((sum, track) => sum + (track.budget ?? 0), 0)
  const message = 'The budgets of the tracks add up to more than that of the call: lower one of them.'
  return kept > budget ? [{ path: 'call.tracks', message }] : []
}

const strangers = (path: string, record: object | undefined, known: ReadonlySet<string>): Issue[] =>
  Object.keys(record ?? {})
    .filter((name) => !known.has(name))
    .map((name) => ({ path: `${path}.${name}`, message: 'The call has nothing of this id: remove it.' }))

function funderIssues({ call, proposals }: Snapshot): Issue[] {
  const funders = call.funders ?? []
  const criteria = new Set(ids(call.criteria))
  const areas = new Set(areaIds({ call, proposals }))
  const own = funders.flatMap((entry, index) => [
    ...strangers(`call.funders[${index}].criteria`, entry.criteria, criteria),
    ...strangers(`call.funders[${index}].areas`, entry.areas, areas),
  ])
  return [...duplicates(ids(funders), 'call.funders'), ...own]
}

function callIssues({ call: { areas, tracks, criteria } }: Snapshot): Issue[] {
  const scales = criteria.flatMap(({ min, max }, index) =>
    min < max ? [] : [{ path: `call.criteria[${index}].max`, message: 'Make it larger than min.' }],
  )
  const zero = criteria.every(({ weight: value }) => value === 0)
  return [
    ...(zero
      ? [{ path: 'call.criteria', message: 'All weights are zero: give one criterion a weight.' }]
      : []),
    ...duplicates(ids(areas), 'call.areas'),
    ...duplicates(ids(tracks), 'call.tracks'),
    ...duplicates(ids(criteria), 'call.criteria'),
    ...scales,
  ]
}

function proposalIssues({ call: { areas, tracks }, proposals }: Snapshot): Issue[] {
  const lists = [
    ['area', new Set(ids(areas))],
    ['track', new Set(ids(tracks))],
  ] as const
  const issues = duplicates(ids(proposals), 'proposals')
  const total = proposals.reduce((sum, { requested }) => sum + requested, 0)
  if (total > Number.MAX_SAFE_INTEGER)
    issues.push({ path: 'proposals', message: 'Requests add up to more than 2^53 − 1 GPU-hours: lower one.' })
  proposals.forEach((entry, index) => {
    if (entry.minimum > entry.requested)
      issues.push({ path: `proposals[${index}].minimum`, message: 'Make it at most what is requested.' })
    for (const [field, known] of lists) {
      const value = entry[field]
      if (value !== undefined && known.size > 0 && !known.has(value))
        issues.push({ path: `proposals[${index}].${field}`, message: `The call has no ${field} of this id.` })
    }
  })
  return issues
}

function reviewIssues({ call: { criteria }, proposals, reviews }: Snapshot): Issue[] {
  const known = new Set(ids(proposals))
  const scales = new Map(criteria.map((entry) => [entry.id, entry]))
  const pairs = reviews.map(({ proposal, reviewer }, index) => `${proposal} ${reviewer ?? `#${index}`}`)
  const issues = duplicates(pairs, 'reviews', 'reviewer')
  reviews.forEach((entry, index) => {
    if (!known.has(entry.proposal))
      issues.push({ path: `reviews[${index}].proposal`, message: 'There is no proposal of this id.' })
    for (const [key, score] of Object.entries(entry.scores)) {
      const message = scoreIssue(scales.get(key), score)
      if (message !== undefined) issues.push({ path: `reviews[${index}].scores.${key}`, message })
    }
  })
  return issues
}

function scoreIssue(scale: { min: number; max: number } | undefined, score: number | null) {
  if (scale === undefined) return 'The call has no criterion of this id.'
  if (score === null || (score >= scale.min && score <= scale.max)) return undefined
  return `Use a score from ${scale.min} to ${scale.max}.`
}

const crossIssues = (snapshot: Snapshot): Issue[] => [
  ...callIssues(snapshot),
  ...budgetIssues(snapshot.call),
  ...funderIssues(snapshot),
  ...proposalIssues(snapshot),
  ...reviewIssues(snapshot),
]

/** What takes the place of a malformed entry; undefined for a proposal whose id nobody knows. */
function standInFor(list: 'proposals' | 'reviews', entry: unknown): unknown {
  if (list === 'reviews') return { proposal: 'none', scores: {} }
  const given = id.safeParse(Reflect.get(Object(entry), 'id'))
  return given.success ? { id: given.data, requested: 1 } : undefined
}

/** What else is wrong where single proposals or reviews are malformed: the others are held against each other. */
function issuesBeside(json: unknown, error: z.ZodError): Issue[] {
  const listOf = (list: string): unknown[] => [Reflect.get(Object(json), list) ?? []].flat()
  const lists = { proposals: listOf('proposals'), reviews: listOf('reviews') }
  const malformed = new Set<string>()
  for (const { path } of error.issues) {
    const [list, index] = path
    if ((list !== 'proposals' && list !== 'reviews') || typeof index !== 'number') return []
    const standIn = standInFor(list, lists[list][index])
    if (standIn === undefined) return []
    malformed.add(`${list}[${index}]`)
    lists[list][index] = standIn
  }
  const again = snapshotSchema.safeParse({ ...Object(json), ...lists })
  if (!again.success) return []
  return crossIssues(again.data).filter(({ path }) => !malformed.has(/^\w+\[\d+\]/.exec(path)?.[0] ?? ''))
}

/** Reads a snapshot; the value has defaults filled in, errors name each wrong field and the mend. */
export function parseSnapshot(json: unknown): ParseResult<Snapshot> {
  const parsed = snapshotSchema.safeParse(json)
  if (!parsed.success)
    return { ok: false, errors: [...issuesOf(parsed.error), ...issuesBeside(json, parsed.error)] }
  const reserved = reservedKeys(json)
  if (reserved.length > 0) return { ok: false, errors: reserved }
  const snapshot = parsed.data
  const errors = crossIssues(snapshot)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: snapshot }
}
