import { isDeepStrictEqual } from 'node:util'
import type { CallChange, CallCreation } from '@furrow/core/contract/calls-input'
import { DomainError } from '@furrow/core/errors'
import type { FieldError } from '@furrow/core/errors'
import type { Tx } from '../../plugins/database.ts'
import { ownMachine } from '../../plugins/own-machine.ts'
import type { By, Target } from './by.ts'
import { record, requireSeen } from './by.ts'
import { isEditable, listsOf, loadCall } from './read-call.ts'
import type { CallRow } from './read-call.ts'

type Rules = Omit<CallCreation, 'id'>

const dateNames = ['opensAt', 'deadlineAt', 'reviewsDueAt', 'decisionDueAt'] as const

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text))

const columnsOf = (rules: Rules) => ({
  title: rules.title,
  summary: rules.summary,
  budget: rules.budget,
  granularity: rules.granularity,
  opensAt: dateOrNull(rules.opensAt),
  deadlineAt: dateOrNull(rules.deadlineAt),
  reviewsDueAt: dateOrNull(rules.reviewsDueAt),
  decisionDueAt: dateOrNull(rules.decisionDueAt),
  scoreThreshold: rules.scoreThreshold,
  reviewersPerProposal: rules.reviewersPerProposal,
  maxReviewerLoad: rules.maxReviewerLoad,
  doubleBlind: rules.doubleBlind,
  publishesSnapshot: rules.publishesSnapshot,
  answerDays: rules.answerDays,
  appealDays: rules.appealDays,
  offerDays: rules.offerDays,
})

async function writeLists(tx: Tx, callId: string, rules: Rules): Promise<void> {
  const placed = <T extends object>(list: readonly T[]) =>
    list.map((entry, position) => ({ ...entry, callId, position }))
  const where = { callId }
  await tx.callArea.deleteMany({ where })
  await tx.callTrack.deleteMany({ where })
  await tx.callCriterion.deleteMany({ where })
  await tx.callSection.deleteMany({ where })
  await tx.callArea.createMany({ data: placed(rules.areas) })
  await tx.callTrack.createMany({ data: placed(rules.tracks) })
  await tx.callCriterion.createMany({ data: placed(rules.criteria) })
  await tx.callSection.createMany({ data: placed(rules.sections) })
}

/** Makes a draft. Whoever makes it is its officer, unless they are one for every call. */
export async function createCall(tx: Tx, by: By, creation: CallCreation): Promise<void> {
  const { id, ...rules } = creation
  const known = await tx.call.findUnique({ where: { id }, select: { id: true } })
  if (known !== null) throw takenId(id)
  const machine = await tx.machine.findFirst({
    where: ownMachine,
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (machine === null)
    throw new DomainError(
      'wrong-state',
      'There is no machine yet: an administrator enters it in the settings.',
    )
  const made = { id, machineId: machine.id, createdById: by.personId, createdAt: by.now, updatedAt: by.now }
  await tx.call.create({ data: { ...made, ...columnsOf(rules) }, select: { id: true } })
  await writeLists(tx, id, rules)
  await keepOfficer(tx, by, id)
  await record(tx, by, { callId: id, action: 'create call' })
}

const takenId = (id: string): DomainError =>
  new DomainError('already-exists', `A call with the id ${id} exists: choose another id.`, {
    errors: [{ path: 'id', message: 'This id is taken: choose another.' }],
  })

/** An officer of single calls has to be the officer of what they make, or could not open it. */
async function keepOfficer(tx: Tx, { personId, now }: By, callId: string): Promise<void> {
  const grants = await tx.roleGrant.findMany({
    where: { personId, role: 'officer' },
    select: { callId: true },
  })
  if (grants.length === 0 || grants.some((grant) => grant.callId === null)) return
  await tx.roleGrant.create({
    data: { personId, role: 'officer', callId, grantedById: personId, createdAt: now },
    select: { id: true },
  })
}

type Wanted = { readonly target: Target; readonly change: CallChange }

/** Replaces the rules. After the opening only with a public note, and never what scores and proposals refer to. */
export async function changeCall(tx: Tx, by: By, { target, change }: Wanted): Promise<void> {
  const row = await loadCall(tx, target.callId)
  requireSeen(row, target)
  if (!isEditable(row))
    throw new DomainError('wrong-state', 'The rules stand: the reviews are locked or the call is over.')
  if (row.state !== 'draft') requireFaithful(row, change)
  const { publicNote, ...rules } = change
  await tx.call.update({
    where: { id: row.id },
    data: { ...columnsOf(rules), publicNote, updatedAt: by.now, version: { increment: 1 } },
    select: { id: true },
  })
  await writeLists(tx, row.id, rules)
  const detail = { changed: changedRules(row, rules), ...(publicNote !== null && { publicNote }) }
  await record(tx, by, { callId: row.id, action: 'update call.rules', detail })
}

/** Names of the rules that a change writes anew, for the trail: which ones, not their texts. */
function changedRules(row: CallRow, rules: Rules): string[] {
  const columns = columnsOf(rules)
  const before: Readonly<Record<string, unknown>> = row
  const plain = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value)
  const lists = listsOf(row).value
  const named = Object.entries(columns).filter(([name, value]) => plain(before[name]) !== plain(value))
  const listed = Object.entries(lists).filter(
    ([name, value]) => !isDeepStrictEqual(value, listsIn(rules)[name]),
  )
  return [...named, ...listed].map(([name]) => name)
}

const listsIn = ({ areas, tracks, criteria, sections }: Rules): Readonly<Record<string, unknown>> => ({
  areas,
  tracks,
  criteria,
  sections,
})

/** What an opened call may not change, because somebody already relies on it. */
function requireFaithful(row: CallRow, change: CallChange): void {
  const checks = [noteErrors, dateErrors, keyErrors, scaleErrors, granularityErrors]
  const errors = checks.flatMap((check) => check(row, change))
  if (errors.length === 0) return
  throw new DomainError('invalid-input', 'An opened call cannot change in this way.', { errors })
}

const noteErrors = (row: CallRow, { publicNote }: CallChange): FieldError[] =>
  publicNote === null || publicNote.trim() === '' || publicNote === row.publicNote
    ? [{ path: 'publicNote', message: 'Say publicly what changes and why: the call is open to everybody.' }]
    : []

const dateErrors = (row: CallRow, change: CallChange): FieldError[] =>
  dateNames
    .filter((name) => (row[name]?.getTime() ?? null) !== (dateOrNull(change[name])?.getTime() ?? null))
    .map((path) => ({ path, message: 'Dates of an opened call change by their own step, with a reason.' }))

function keyErrors(row: CallRow, change: CallChange): FieldError[] {
  const lists = ['areas', 'tracks', 'criteria', 'sections'] as const
  return lists.flatMap((name) => {
    const kept = new Set(change[name].map(({ key }) => key))
    const gone = row[name].map(({ key }) => key).filter((key) => !kept.has(key))
    return gone.map((key) => ({ path: name, message: `Keep ${key}: the call has opened with it.` }))
  })
}

const scaleErrors = (row: CallRow, { criteria }: CallChange): FieldError[] =>
  criteria.flatMap((criterion, index) => {
    const before = row.criteria.find(({ key }) => key === criterion.key)
    if (before === undefined) return []
    const same =
      before.min === criterion.min && before.max === criterion.max && before.lowIsGood === criterion.lowIsGood
    return same ? [] : [{ path: `criteria[${index}].min`, message: 'The scale stays as it was opened.' }]
  })

const granularityErrors = (row: CallRow, change: CallChange): FieldError[] =>
  row.granularity === change.granularity
    ? []
    : [{ path: 'granularity', message: 'Stays as it was when the call opened.' }]
