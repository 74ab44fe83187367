import { DomainError } from '@furrow/core/errors'

type Call = { state: string; deadlineAt: Date | null }

/** Writing is open until the deadline, that instant excluded, by the server's clock. */
export const isDoorOpen = (call: Call, now: Date): boolean =>
  call.state === 'open' && (call.deadlineAt === null || now < call.deadlineAt)

/** @throws DomainError `deadline-passed` once the deadline has come, `call-not-open` where the call is not open. */
export function requireOpenDoor(call: Call, now: Date): void {
  if (isDoorOpen(call, now)) return
  if (call.deadlineAt !== null && now >= call.deadlineAt)
    throw new DomainError('deadline-passed', `The deadline was ${call.deadlineAt.toISOString()}.`)
  throw new DomainError('call-not-open', 'The call is not open for proposals.')
}
