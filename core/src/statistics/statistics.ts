import { isLargeBeside, leastGroup, mergeSmall, type Group, type Members } from './disclosure.ts'

/** What statistics count of one proposal; a text is empty where it was not said. */
export interface Counted {
  readonly area: string
  readonly track: string
  readonly institution: string
  readonly careerStage: string
  /** `yes`, `no`, or empty. */
  readonly firstTime: string
  /** The outcome counts ranked proposals by area, in every record. */
  readonly ranked: boolean
  /** GPU-hours. */
  readonly requested: number
  readonly awarded: number
}

export const dimensions = ['area', 'track', 'size', 'careerStage', 'firstTime', 'institution'] as const
export type Dimension = (typeof dimensions)[number]

/** One line of a table; null: not shown, since it would tell of fewer than five. */
export interface StatisticsRow {
  /** Null: all groups too small to be shown alone. */
  readonly id: string | null
  readonly proposals: number
  readonly funded: number | null
  readonly requested: number | null
  readonly awarded: number | null
}

export interface StatisticsTable {
  readonly dimension: Dimension
  /** Groups under five are put together. */
  readonly masked: boolean
  readonly rows: StatisticsRow[]
}

/** Lower bounds of the size bands, in requested GPU-hours. */
export const sizeBands = [0, 5_000, 20_000, 100_000] as const

const bandOf = (requested: number): string =>
  String(sizeBands.findLast((least) => requested >= least) ?? sizeBands[0])

const keyOf = (proposal: Counted, dimension: Dimension): string =>
  dimension === 'size' ? bandOf(proposal.requested) : proposal[dimension].trim().replaceAll(/\s+/g, ' ')

function groupsBy(proposals: readonly Counted[], dimension: Dimension): Group[] {
  const groups = new Map<string, Set<number>>()
  proposals.forEach((proposal, index) => {
    const key = keyOf(proposal, dimension)
    const members = groups.get(key) ?? new Set()
    groups.set(key, members.add(index))
  })
  const byKey = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1)
  return [...groups].sort(byKey).map(([id, members]) => ({ id, members }))
}

const sumOf = (members: Members, of: (index: number) => number): number =>
  [...members].reduce((sum, index) => sum + of(index), 0)

interface Source {
  readonly proposals: readonly Counted[]
  /** Sets of proposals that are counted in public already; what is shown is added. */
  readonly published: Members[]
}

const fundedOf = ({ proposals }: Source, members: Members): number =>
  sumOf(members, (index) => ((proposals[index]?.awarded ?? 0) > 0 ? 1 : 0))

/** What the record shows of each proposal is counted exactly. */
function openTable(source: Source, dimension: Dimension): StatisticsTable {
  const groups = groupsBy(source.proposals, dimension)
  source.published.push(...groups.map(({ members }) => members))
  const order = dimension === 'size' ? (a: Group, b: Group) => Number(a.id) - Number(b.id) : () => 0
  const rows = groups.sort(order).map(({ id, members }) => ({
    id,
    proposals: members.size,
    funded: fundedOf(source, members),
    requested: sumOf(members, (index) => source.proposals[index]?.requested ?? 0),
    awarded: sumOf(members, (index) => source.proposals[index]?.awarded ?? 0),
  }))
  return { dimension, masked: false, rows }
}

/** The institution of each award is public: what is left after it must not be few either. */
const isInstitutionSafe = (source: Source) => {
  const isLarge = isLargeBeside(source.published)
  return (members: Members): boolean => {
    const without = members.size - fundedOf(source, members)
    return isLarge(members) && (without === 0 || without >= leastGroup)
  }
}

/** A rate is shown where as many as five were funded, and as many were not. */
const isRateSafe = (source: Source) => (members: Members) => {
  const funded = fundedOf(source, members)
  return funded >= leastGroup && members.size - funded >= leastGroup
}

/** Groups of five and more; whom of them got hours where that tells of no fewer than five either. */
function maskedTable(source: Source, dimension: Dimension): StatisticsTable {
  const isPublic = dimension === 'institution'
  const mayShow = isPublic ? isInstitutionSafe(source) : isLargeBeside(source.published)
  const groups = mergeSmall(groupsBy(source.proposals, dimension), mayShow)
  source.published.push(...groups.map(({ members }) => members))
  const rated = isPublic ? groups : mergeSmall(groups, isRateSafe(source))
  const isRated = ({ id, members }: Group) =>
    rated.some((group) => group.id === id && group.members.size === members.size)
  const rows = groups.map((group) => ({
    id: group.id,
    proposals: group.members.size,
    funded: isRated(group) ? fundedOf(source, group.members) : null,
    requested: null,
    awarded: null,
  }))
  return { dimension, masked: true, rows }
}

/** Sets that every record counts: all, those ranked, and those ranked in each area. */
function countedByRecord(proposals: readonly Counted[]): Members[] {
  const ranked = new Set([...proposals.keys()].filter((index) => proposals[index]?.ranked))
  const inArea = groupsBy(proposals, 'area').map(({ members }) => members)
  return [
    new Set(proposals.keys()),
    ranked,
    ...inArea.map((members) => new Set([...members].filter((index) => ranked.has(index)))),
  ]
}

/** What the published snapshot says of each proposal. */
const shownBySnapshot: readonly Dimension[] = ['area', 'track', 'size']

/**
 * Success by group. Area, track and size band are counted exactly where the snapshot is published, and masked like
 * the rest where it is not; hours stand only where the record shows them. No two tables are crossed, and no
 * difference of two published counts tells of fewer than five proposals.
 */
export function statisticsOf(
  proposals: readonly Counted[],
  { snapshotPublished }: { readonly snapshotPublished: boolean },
): StatisticsTable[] {
  const source = { proposals, published: countedByRecord(proposals) }
  return dimensions
    .filter((dimension) => snapshotPublished || dimension !== 'area')
    .map((dimension) =>
      snapshotPublished && shownBySnapshot.includes(dimension)
        ? openTable(source, dimension)
        : maskedTable(source, dimension),
    )
}
