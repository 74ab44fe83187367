import type { ApplicantGroup } from '@furrow/core/contract/applicant-groups'
import type { CallState } from '@furrow/core/access/facts'
import type { Actor } from '@furrow/core/access/roles'
import type {
  OfficeList,
  OfficeListQuery,
  OfficeProposal,
  OfficeSort,
} from '@furrow/core/contract/office-proposals'
import { proposalStates, verdicts } from '@furrow/core/contract/office-proposals'
import { proposalFilter } from '../../plugins/access-filter.ts'
import type { ProposalFilter } from '../../plugins/access-filter.ts'
import { notFound } from '../../plugins/errors.ts'
import { apiDate } from '../../plugins/statements.ts'
import type { Statements } from '../../plugins/statements.ts'

const pageSize = 50

type Row = Record<string, unknown>
type Listed = { readonly id: string; readonly state: CallState; readonly doubleBlind: boolean }
type Values = Readonly<Record<string, string | number | null>>
type Chosen = { readonly filter: ProposalFilter; readonly where: string; readonly values: Values }

/** Numbers sort as people read them: P2 before P10. Every other order falls back to the number. */
const byNumber = (direction: string) => `length(p.number) ${direction}, p.number ${direction}`
const orders: Record<Exclude<OfficeSort, 'number'>, string> = {
  title: 'p.title COLLATE NOCASE',
  institution: 'p.institution COLLATE NOCASE',
  area: 'p.areaKey',
  track: 'p.trackKey',
  requested: 'p.requested',
  reviews: 'p.reviewCount',
  score: 'p.score',
  state: 'p.state',
  submitted: 'p.submittedAt',
}
/** What is hidden before the call is closed must not be learnt from the order either. */
const outlineOrders: readonly string[] = ['area', 'track', 'requested']

/** Of a draft the office learns that it exists, not what it will ask for. */
const handedInHours = 'CASE WHEN p.submissionId IS NOT NULL THEN p.requested END'

function orderOf(sort: string, level: ProposalFilter['level']): string {
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC'
  const name = sort.replace('-', '')
  const found = Object.entries(orders).find(([known]) => known === name)
  if (found === undefined) return byNumber(direction)
  if (level === 'outline' && !outlineOrders.includes(name)) return byNumber('ASC')
  const by = level === 'outline' && name === 'requested' ? handedInHours : found[1]
  return `${by} ${direction} NULLS LAST, ${byNumber('ASC')}`
}

/** Text that LIKE takes literally. */
const literally = (text: string) => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
const like = (column: string) => String.raw`${column} LIKE :q ESCAPE '\'`

const searched: Record<ProposalFilter['level'], string> = {
  none: '0',
  outline: like('p.number'),
  anonymous: `(${like('p.number')} OR ${like('p.title')})`,
  full: `(${like('p.number')} OR ${like('p.title')} OR ${like('p.institution')}
    OR p.ownerId IN (SELECT o.id FROM Person o WHERE ${like('o.name')}))`,
}

const eligibleIs = { yes: '= 1', no: '= 0', unrecorded: 'IS NULL' } as const

/** Who applies is known where the list shows people, and nowhere else. */
const groupIs: Readonly<Record<ApplicantGroup, string>> = {
  'first-time': 'p.firstTime = 1',
  'not-first-time': 'p.firstTime = 0',
  early: "p.careerStage = 'early'",
  'not-early': "p.careerStage <> 'early'",
}

/** Filters on what the outline hides are left out while it is hidden. */
function officeConditions(query: OfficeListQuery): string[] {
  return [
    ...(query.eligible === undefined ? [] : [`p.eligible ${eligibleIs[query.eligible]}`]),
    ...(query.assessment === undefined
      ? []
      : [
          `${query.assessment === 'missing' ? 'NOT ' : ''}EXISTS
           (SELECT 1 FROM TechnicalAssessment t WHERE t.proposalId = p.id)`,
        ]),
    ...(query.reviewsBelow === undefined ? [] : ['p.reviewCount < :reviewsBelow']),
    ...(query.state === undefined ? [] : ['p.state = :state']),
  ]
}

function choose(actor: Actor, call: Listed, query: OfficeListQuery): Chosen {
  const filter = proposalFilter(actor, call)
  if (filter === null) throw notFound()
  const text = (query.q ?? '').trim()
  const conditions = [
    filter.where,
    ...(query.area === undefined ? [] : ['p.areaKey = :area']),
    ...(query.track === undefined ? [] : ['p.trackKey = :track']),
    ...(filter.level === 'outline' ? [] : officeConditions(query)),
    ...(filter.level === 'full' && query.group !== undefined ? [groupIs[query.group]] : []),
    ...(text === '' ? [] : [searched[filter.level]]),
  ]
  const values = {
    ...filter.values,
    area: query.area ?? null,
    track: query.track ?? null,
    state: query.state ?? null,
    reviewsBelow: query.reviewsBelow ?? null,
    q: literally(text),
  }
  return { filter, where: conditions.join(' AND '), values }
}

const pageColumns = `p.id, p.number, p.state, p.title, p.institution, o.name piName, p.submissionId IS NOT NULL handedIn, p.areaKey area,
  p.trackKey track, p.requested, p.reviewCount reviews, p.score, p.eligible, t.verdict, p.submittedAt, p.version`

type Kept = { readonly at: unknown; readonly ids: readonly string[] }

/**
 * The list of the office. The order of all ids is kept until anything in the database changes, so that a page
 * costs one small query whatever the sort; it starts from the one condition that says what the viewer may see.
 */
export function makeOfficeList(sql: Statements) {
  const kept = new Map<string, Kept>()
  const idsOf = ({ where, values }: Chosen, order: string): readonly string[] => {
    const at = sql.get('PRAGMA data_version')?.['data_version']
    const name = JSON.stringify([where, order, values])
    const known = kept.get(name)
    if (known !== undefined && known.at === at) return known.ids
    const rows = sql.all(`SELECT p.id FROM Proposal p WHERE ${where} ORDER BY ${order}`, values)
    const ids = rows.map((row) => String(row['id']))
    if (kept.size >= 32) kept.clear()
    kept.set(name, { at, ids })
    return ids
  }
  return (actor: Actor, call: Listed, query: OfficeListQuery): OfficeList => {
    const chosen = choose(actor, call, query)
    const { level } = chosen.filter
    const ids = idsOf(chosen, orderOf(query.sort, level))
    const shown = ids.slice((query.page - 1) * pageSize, query.page * pageSize)
    const rows = sql.all(
      `SELECT ${pageColumns} FROM json_each(?) j JOIN Proposal p ON p.id = j.value
       LEFT JOIN TechnicalAssessment t ON t.proposalId = p.id LEFT JOIN Person o ON o.id = p.ownerId ORDER BY j.key`,
      JSON.stringify(shown),
    )
    const items = rows.map((row) => hide(asItem(row), level))
    return {
      items,
      total: ids.length,
      page: query.page,
      pageSize,
      level: level === 'none' ? 'outline' : level,
    }
  }
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)
const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null)

const asItem = (row: Row): OfficeProposal => ({
  id: String(row['id']),
  number: String(row['number']),
  state: proposalStates.find((state) => state === row['state']) ?? 'draft',
  title: textOrNull(row['title']),
  institution: textOrNull(row['institution']),
  piName: textOrNull(row['piName']),
  area: textOrNull(row['area']),
  track: textOrNull(row['track']),
  requested: row['handedIn'] === 1 ? numberOrNull(row['requested']) : null,
  reviews: Number(row['reviews']),
  score: numberOrNull(row['score']),
  eligible: row['eligible'] === null ? null : row['eligible'] === 1,
  verdict: verdicts.find((verdict) => verdict === row['verdict']) ?? null,
  submittedAt: apiDate(row['submittedAt']),
  version: Number(row['version']),
})

function hide(item: OfficeProposal, level: ProposalFilter['level']): OfficeProposal {
  if (level === 'full') return item
  const noPeople = { ...item, institution: null, piName: null }
  if (level === 'anonymous') return noPeople
  const unread = { title: null, score: null, eligible: null, verdict: null, submittedAt: null } as const
  return { ...noPeople, ...unread, reviews: 0, version: 0 }
}
