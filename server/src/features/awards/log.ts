import type { AwardLog } from '@furrow/core/contract/awards'
import type { Db } from '../../plugins/database.ts'
import { hiddenFrom } from './hidden.ts'
import { readAwards } from './load.ts'

const pageRows = 200

/** One page of the log, the newest first, without what the viewer does not see. @throws DomainError `not-found` before the release */
export async function readLogPage(
  db: Db,
  asked: { readonly callId: string; readonly personId: string; readonly before?: number | undefined },
): Promise<AwardLog> {
  const { log } = await readAwards(db, asked.callId)
  const hidden = await hiddenFrom(db, asked)
  const { before } = asked
  const rows = log
    .filter(({ seq, proposal }) => (before === undefined || seq < before) && !hidden.has(proposal ?? ''))
    .toReversed()
  return {
    items: rows.slice(0, pageRows).map(({ at, actorName, decisionId: _d, offerId: _o, ...row }) => ({
      ...row,
      at: at.toISOString(),
      actor: actorName,
    })),
    more: rows.length > pageRows,
  }
}
