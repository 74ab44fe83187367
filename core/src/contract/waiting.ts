import { z } from 'zod'
import { hours, id } from './amounts.ts'
import { issuesOf, type ParseResult } from './issue.ts'

const proposal = { proposal: id }
const gpuHours = hours(0)

/** What happens to awards after the decision: core/src/allocation/waiting-list.ts has what each does. */
const waitingEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('withdrawn'), ...proposal }),
  z.strictObject({ kind: z.literal('returned'), ...proposal, gpuHours }),
  z.strictObject({ kind: z.literal('released'), gpuHours, track: z.exactOptional(id) }),
  z.strictObject({ kind: z.literal('accepted'), ...proposal }),
  z.strictObject({ kind: z.literal('declined'), ...proposal }),
])

const waitingEvents = z.array(waitingEvent)

/** Events, oldest first, or the path of each wrong field. */
export function parseWaitingEvents(json: unknown): ParseResult<z.infer<typeof waitingEvents>> {
  const parsed = waitingEvents.safeParse(json)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, errors: issuesOf(parsed.error) }
}
