import type { CallStateName, CallStep } from '@furrow/core/contract/calls'
import type { Statements } from './statements.ts'

interface SteppingCall {
  readonly id: string
  /** As the viewer may know it. */
  readonly state: CallStateName
  readonly deadlineAt: Date | null
  readonly reviewsLockedAt: Date | null
}

/** What is left to do in a call, in numbers of what the viewer may see. */
interface LeftToDo {
  readonly unrecorded: number
  readonly assessmentsMissing: number
  readonly underassigned: number
  readonly reviewsAsked: number
  readonly reviewsIn: number
}

interface Seen {
  readonly now: Date
  /** The viewer may know of a decision that is not released. */
  readonly knows: boolean
  readonly counts: LeftToDo
}

const fixedSteps: Partial<Record<CallStateName, CallStep>> = {
  draft: 'open',
  decided: 'release',
  released: 'archive',
  archived: 'none',
}

/** What a person of the office does next with the call; nothing moves by itself. */
export function nextStep(sql: Statements, call: SteppingCall, { now, knows, counts }: Seen): CallStep {
  const fixed = fixedSteps[call.state]
  if (fixed !== undefined) return fixed
  if (call.state === 'open') return openStep(call.deadlineAt, now)
  if (call.reviewsLockedAt === null) return closedStep(counts)
  return knows && isProposed(sql, call.id) ? 'sign' : 'studio'
}

/** Calls to rehearse are open without a deadline. */
function openStep(deadlineAt: Date | null, now: Date): CallStep {
  if (deadlineAt === null) return 'close-without-deadline'
  return now < deadlineAt ? 'wait-for-deadline' : 'close'
}

const isProposed = (sql: Statements, call: string): boolean =>
  sql.get(`SELECT 1 found FROM Decision WHERE callId = :call AND state = 'proposed'`, { call }) !== undefined

function closedStep(counts: LeftToDo): CallStep {
  if (counts.unrecorded > 0) return 'record-eligibility'
  if (counts.assessmentsMissing > 0) return 'assess'
  if (counts.underassigned > 0) return 'assign'
  return counts.reviewsIn < counts.reviewsAsked ? 'wait-for-reviews' : 'lock-reviews'
}
