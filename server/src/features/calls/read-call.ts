import { callLists } from '@furrow/core/contract/calls'
import type { CallDetail, CallStateName } from '@furrow/core/contract/calls'
import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Access } from '../../plugins/access.ts'
import type { Db } from '../../plugins/database.ts'
import { makeKeptPart } from '../../plugins/kept-part.ts'

const inOrder = { orderBy: { position: 'asc' } } as const
const areaColumns = {
  key: true,
  name: true,
  nameDa: true,
  description: true,
  minShare: true,
  maxShare: true,
  weight: true,
} as const
const criterionColumns = {
  key: true,
  name: true,
  description: true,
  min: true,
  max: true,
  weight: true,
  lowIsGood: true,
  threshold: true,
  levels: true,
} as const

const columns = {
  id: true,
  title: true,
  summary: true,
  state: true,
  practice: true,
  rehearsal: true,
  imported: true,
  budget: true,
  granularity: true,
  opensAt: true,
  deadlineAt: true,
  reviewsDueAt: true,
  decisionDueAt: true,
  openedAt: true,
  closedAt: true,
  reviewsLockedAt: true,
  reviewsReopenedAt: true,
  releasedAt: true,
  scoreThreshold: true,
  reviewersPerProposal: true,
  maxReviewerLoad: true,
  doubleBlind: true,
  publishesSnapshot: true,
  answerDays: true,
  appealDays: true,
  offerDays: true,
  publicNote: true,
  seedCommitment: true,
  version: true,
  machine: { select: { name: true } },
  areas: { select: areaColumns, ...inOrder },
  tracks: {
    select: { key: true, name: true, description: true, minHours: true, maxHours: true },
    ...inOrder,
  },
  criteria: { select: criterionColumns, ...inOrder },
  sections: { select: { key: true, title: true, help: true, maxWords: true, required: true }, ...inOrder },
} satisfies Prisma.CallSelect

export type CallRow = Prisma.CallGetPayload<{ select: typeof columns }>

export const loadCall = (db: Db, id: string): Promise<CallRow> =>
  db.call.findUniqueOrThrow({ where: { id }, select: columns })

const levels = z.array(z.object({ score: z.number(), text: z.string() })).catch([])

const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null

type Ask = Pick<Access, 'can'>

/** Until the release only those who may read an unreleased decision learn that there is one. */
export const shownState = (state: CallStateName, { can }: Ask): CallStateName =>
  state === 'decided' && !can('read decision.unreleased') ? 'closed' : state

/** Writing is open until the deadline, that instant excluded, by the server's clock. */
export const isDoorOpen = (call: { state: CallStateName; deadlineAt: Date | null }, now: Date): boolean =>
  call.state === 'open' && (call.deadlineAt === null || now < call.deadlineAt)

const dates = (row: CallRow) => ({
  opensAt: isoOrNull(row.opensAt),
  deadlineAt: isoOrNull(row.deadlineAt),
  reviewsDueAt: isoOrNull(row.reviewsDueAt),
  decisionDueAt: isoOrNull(row.decisionDueAt),
  openedAt: isoOrNull(row.openedAt),
  closedAt: isoOrNull(row.closedAt),
  releasedAt: isoOrNull(row.releasedAt),
})

type Locked = Pick<CallRow, 'state' | 'reviewsLockedAt' | 'reviewsReopenedAt'>

/**
 * Whether the rules may change: freely as a draft, with a public note until the reviews are locked. Reviews that
 * are opened again do not open the rules: the ranking has been seen.
 */
export const isEditable = ({ state, reviewsLockedAt, reviewsReopenedAt }: Locked): boolean =>
  state === 'draft' ||
  state === 'open' ||
  (state === 'closed' && reviewsLockedAt === null && reviewsReopenedAt === null)

function officeOf(row: CallRow, { can }: Ask): CallDetail['office'] {
  if (!can('read call.draft')) return null
  const { state } = row
  return {
    version: row.version,
    maxReviewerLoad: row.maxReviewerLoad,
    reviewsLockedAt: isoOrNull(row.reviewsLockedAt),
    canEdit: can('update call.rules') && isEditable(row),
    canOpen: can('publish call') && state === 'draft',
    canClose: can('close call') && state === 'open',
    canChangeDates: can('update call.dates') && (state === 'open' || state === 'closed'),
    canArchive: can('close call') && state === 'released',
  }
}

type Viewer = { readonly access: Ask; readonly now: Date }

/** Areas, tracks, criteria with their levels, and sections of a call. */
export const listsOf = makeKeptPart(callLists, ({ areas, tracks, criteria, sections }: CallRow) => ({
  areas,
  tracks,
  criteria: criteria.map((criterion) => ({ ...criterion, levels: levels.parse(criterion.levels) })),
  sections,
}))

/** The call as the viewer sees it, but for its lists. */
export function asHead(
  row: CallRow,
  { access, now }: Viewer,
): Omit<CallDetail, keyof typeof callLists.shape> {
  const {
    machine,
    version: _version,
    reviewsLockedAt: _locked,
    reviewsReopenedAt: _reopened,
    maxReviewerLoad: _load,
    ...open
  } = row
  const { areas: _areas, tracks: _tracks, criteria: _criteria, sections: _sections, ...head } = open
  return {
    ...head,
    ...dates(row),
    rehearsal: row.rehearsal !== null,
    state: shownState(row.state, access),
    machineName: machine.name,
    doorOpen: isDoorOpen(row, now),
    serverTime: now.toISOString(),
    office: officeOf(row, access),
  }
}

/** The call as the viewer sees it. */
export const asDetail = (row: CallRow, viewer: Viewer): CallDetail => ({
  ...asHead(row, viewer),
  ...listsOf(row).value,
})
