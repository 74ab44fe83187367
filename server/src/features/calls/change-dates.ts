import type { CallDates } from '@furrow/core/contract/calls-input'
import { DomainError } from '@furrow/core/errors'
import type { FieldError } from '@furrow/core/errors'
import type { Tx } from '../../plugins/database.ts'
import { inCopenhagen } from '../../plugins/copenhagen.ts'
import { enqueueMail } from '../../plugins/outbox.ts'
import type { By, Target } from './by.ts'
import { record, requireSeen } from './by.ts'
import { loadCall } from './read-call.ts'
import type { CallRow } from './read-call.ts'

const names = ['deadlineAt', 'reviewsDueAt', 'decisionDueAt'] as const

type Wanted = { readonly target: Target; readonly dates: CallDates }

/** Moves dates of an opened call to later, and tells everybody who applies. */
export async function changeDates(tx: Tx, by: By, { target, dates }: Wanted): Promise<void> {
  const row = await loadCall(tx, target.callId)
  requireSeen(row, target)
  requireState(row, dates)
  const errors = dateErrors(row, dates)
  if (errors.length > 0) throw new DomainError('invalid-input', 'Dates can only move to later.', { errors })
  const { reason } = dates
  const changed = Object.fromEntries(
    names.flatMap((name) => (dates[name] === undefined ? [] : [[name, dates[name]]])),
  )
  const data = Object.fromEntries(Object.entries(changed).map(([name, at]) => [name, new Date(at)]))
  await tx.call.update({
    where: { id: row.id },
    data: { ...data, updatedAt: by.now, version: { increment: 1 } },
    select: { id: true },
  })
  await record(tx, by, { callId: row.id, action: 'update call.dates', detail: { reason, ...changed } })
  const deadline = dates.deadlineAt === undefined ? row.deadlineAt : new Date(dates.deadlineAt)
  await mailApplicants(tx, by, { row, reason, deadline })
}

function requireState(row: CallRow, dates: CallDates): void {
  if (row.state === 'draft')
    throw new DomainError('wrong-state', 'A draft has no published dates: change them in the editor.')
  if (row.state !== 'open' && row.state !== 'closed')
    throw new DomainError('wrong-state', 'The call is decided: its dates stand.')
  if (row.state === 'closed' && dates.deadlineAt !== undefined)
    throw new DomainError('wrong-state', 'The call is closed: its deadline cannot move any more.')
}

function dateErrors(row: CallRow, dates: CallDates): FieldError[] {
  const after = (name: (typeof names)[number]) => {
    const at = dates[name]
    return at === undefined ? row[name] : new Date(at)
  }
  const isEarlier = (name: (typeof names)[number]) => {
    const [at, before] = [dates[name], row[name]]
    return at !== undefined && before !== null && new Date(at) <= before
  }
  const isOutOfOrder = (name: (typeof names)[number], index: number) => {
    const before = names.slice(0, index).map(after)
    const at = after(name)
    return at !== null && before.some((other) => other !== null && at <= other)
  }
  const isEmpty = names.every((name) => dates[name] === undefined)
  return [
    ...(isEmpty ? [{ path: 'deadlineAt', message: 'Give at least one new date.' }] : []),
    ...names
      .filter(isEarlier)
      .map((path) => ({ path, message: 'Choose a later date than the published one.' })),
    ...names
      .filter(isOutOfOrder)
      .map((path) => ({ path, message: 'This date has to come after the one before it.' })),
  ]
}

type News = { row: CallRow; reason: string; deadline: Date | null }

async function mailApplicants(tx: Tx, by: By, { row, reason, deadline }: News): Promise<void> {
  const applies = { callId: row.id, deletedAt: null, state: { not: 'withdrawn' } } as const
  const people = await tx.person.findMany({
    where: { memberships: { some: { proposal: applies } } },
    select: { id: true, name: true, email: true, language: true },
  })
  for (const { id, name, email, language } of people)
    await enqueueMail(tx, {
      dedupeKey: `call-dates-changed:${row.id}:${row.version + 1}:${id}`,
      to: email,
      personId: id,
      callId: row.id,
      language,
      template: 'call-dates-changed',
      data: { name, call: row.title, deadline: inCopenhagen(deadline, language), reason },
      at: by.now,
    })
}
