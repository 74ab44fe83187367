import type { AwardLog } from '@furrow/core/contract/awards'
import type { Account } from '@furrow/core/contract/ledger'
import { readLogPart } from '../../plugins/award-log.ts'
import type { Db } from '../../plugins/database.ts'
import { hiddenFrom } from '../../plugins/hidden-numbers.ts'
import { readReleased } from './load.ts'

const pageRows = 200

interface Asked {
  readonly callId: string
  readonly personId: string
  readonly before?: number | undefined
  readonly account?: Account | undefined
}

/** One page of the log, the newest first, without what the viewer does not see. @throws DomainError `not-found` before the release */
export async function readLogPage(db: Db, asked: Asked): Promise<AwardLog> {
  await readReleased(db, asked.callId)
  const without = await hiddenFrom(db, asked)
  const rows = await readLogPart(db, { ...asked, without, most: pageRows + 1 })
  return {
    items: rows.slice(0, pageRows).map(({ at, actorName, decisionId: _d, offerId: _o, ...row }) => ({
      ...row,
      at: at.toISOString(),
      // Whoever released entered that an applicant had left.
      actor: row.kind === 'proposal-withdrawn' ? null : actorName,
    })),
    more: rows.length > pageRows,
  }
}
