import type { Json } from '@furrow/core/record/canonical-json'
import { auditHash, firstAuditHash } from './audit.ts'
import type { Statements } from './statements.ts'

export interface AuditCheck {
  readonly holds: boolean
  readonly events: number
  readonly brokenAt: number | null
  readonly lastHash: string | null
}

const pageSize = 2000
const eventsAfter = 'SELECT * FROM AuditEvent WHERE seq > ? ORDER BY seq LIMIT ?'

/** Walks the whole chain: every hash is recomputed, and every event has to name the hash before it. */
export function checkAuditChain(sql: Pick<Statements, 'all'>): AuditCheck {
  let lastHash: string | null = null
  let events = 0
  for (const row of allEvents(sql)) {
    if (!follows(row, lastHash ?? firstAuditHash)) {
      return { holds: false, events, brokenAt: Number(row['seq']), lastHash }
    }
    lastHash = String(row['hash'])
    events += 1
  }
  return { holds: true, events, brokenAt: null, lastHash }
}

/** Page by page: the trail of some years does not fit into memory at once. */
function* allEvents(sql: Pick<Statements, 'all'>): Generator<Record<string, unknown>> {
  let rows = sql.all(eventsAfter, 0, pageSize)
  while (rows.length > 0) {
    yield* rows
    rows = sql.all(eventsAfter, rows.at(-1)?.['seq'], pageSize)
  }
}

function follows(row: Record<string, unknown>, previousHash: string): boolean {
  if (row['previousHash'] !== previousHash) return false
  const textOrNull = (name: string) => {
    const value = row[name]
    return typeof value === 'string' ? value : null
  }
  const detail = parseDetail(String(row['detail']))
  const at = new Date(String(row['at']))
  if (detail === undefined || Number.isNaN(at.getTime())) return false
  const hash = auditHash({
    at,
    actorId: textOrNull('actorId'),
    actorName: textOrNull('actorName'),
    action: String(row['action']),
    objectType: String(row['objectType']),
    objectId: String(row['objectId']),
    callId: textOrNull('callId'),
    detail,
    requestId: textOrNull('requestId'),
    previousHash,
  })
  return hash === row['hash']
}

function parseDetail(text: string): Json | undefined {
  try {
    const detail: Json = JSON.parse(text)
    return detail
  } catch {
    // Somebody changed the text: the chain is broken here.
    return undefined
  }
}
