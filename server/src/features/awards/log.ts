import type { AwardLog } from '@furrow/core/contract/awards'
import type { Account } from '@furrow/core/contract/ledger'
import type { Db } from '../../plugins/database.ts'
import { hiddenFrom } from './hidden.ts'
import { readAwards } from './load.ts'

const pageRows = 200

interface Asked {
  readonly callId: string
  readonly personId: string
  readonly before?: number | undefined
  readonly account?: Account | undefined
}

/** One page of the log, the newest first, without what the viewer does not see. @throws DomainError `not-found` before the release */
export async function readLogPage(db: Db, asked: Asked): Promise<AwardLog> {
  const { log } = await readAwards(db, asked.callId)
  const hidden = await hiddenFrom(db, asked)
  const { before = Infinity, account } = asked
  const rows = log
    .filter(({ seq, proposal }) => seq < before && !hidden.has(proposal ?? ''))
    .filter(({ from, to }) => account === undefined || from === account || to === account)
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
