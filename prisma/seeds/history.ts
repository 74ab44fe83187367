import type { AuditAction, AuditObject } from '@furrow/core/contract/audit-actions'
import type { Calendar } from './calendar.ts'
import { allCalls, reviewedCalls } from './data/all-calls.ts'
import type { CallSeed } from './data/call-seed.ts'
import { industryCall, tasterCall } from './data/other-calls.ts'
import { idOf } from './identity.ts'
import { personOf } from './people-rows.ts'
import { submissionRows } from './proposal-rows.ts'

/** An event of the past, in the shape that the audit trail takes. */
export interface PastEvent {
  readonly at: Date
  readonly actor: { readonly personId: string; readonly name: string }
  readonly action: AuditAction
  readonly objectType: AuditObject
  readonly objectId: string
  readonly callId: string
  readonly detail: Readonly<Record<string, string | number | boolean>>
}

interface Step {
  readonly key: string
  readonly action: AuditAction
  readonly at: Date
  readonly object?: readonly [type: AuditObject, id: string]
}

const event = (call: CallSeed, { key, action, at, object }: Step): PastEvent => {
  const { id, name } = personOf(key)
  const [objectType, objectId] = object ?? ['call', call.id]
  return {
    at,
    actor: { personId: id, name },
    action,
    objectType,
    objectId,
    callId: call.id,
    detail: { practice: true },
  }
}

const ofCall = (call: CallSeed, { at }: Calendar): readonly PastEvent[] => {
  const { opens, deadline, locked } = call.days
  const created = event(call, { key: 'officer', action: 'create call', at: at(Math.min(opens - 14, -3)) })
  if (call.state === 'draft') return [created]
  const opened = event(call, { key: 'officer', action: 'publish call', at: at(opens) })
  if (call.state === 'open') return [created, opened]
  const closed = event(call, { key: 'officer', action: 'close call', at: at(deadline + 1) })
  if (locked === undefined) return [created, opened, closed]
  return [created, opened, closed, event(call, { key: 'officer', action: 'lock reviews', at: at(locked) })]
}

const ofDecision = (call: CallSeed, { at }: Calendar): readonly PastEvent[] => {
  const object = ['decision', idOf('decision', call.id)] as const
  const proposed = event(call, {
    key: 'officer',
    action: 'decision.proposed',
    at: at((call.days.locked ?? 0) + 3),
    object,
  })
  if (call.state !== 'released') return [proposed]
  const { decisionDue } = call.days
  return [
    proposed,
    event(call, { key: 'director', action: 'decision.signed', at: at(decisionDue), object }),
    event(call, { key: 'director', action: 'decision.released', at: at(decisionDue + 1), object }),
  ]
}

const ofSubmissions = (call: CallSeed, calendar: Calendar): readonly PastEvent[] =>
  call.proposals.flatMap((proposal) =>
    submissionRows(
      call,
      calendar,
    )(proposal).map(({ proposalId, submittedAt, submittedById, ordinal, hash }) => ({
      at: submittedAt,
      actor: { personId: submittedById, name: proposal.pi },
      action: 'submit proposal',
      objectType: 'proposal',
      objectId: proposalId,
      callId: call.id,
      detail: { practice: true, ordinal, hash },
    })),
  )

/** What the audit trail would hold if the practice calls had been run in this product, oldest first. */
export const pastEvents = (calendar: Calendar): readonly PastEvent[] =>
  [
    ...allCalls.flatMap((call) => [...ofCall(call, calendar), ...ofSubmissions(call, calendar)]),
    ...reviewedCalls
      .filter((call) => call === industryCall || call === tasterCall)
      .flatMap((call) => ofDecision(call, calendar)),
  ].toSorted((left, right) => left.at.getTime() - right.at.getTime())
