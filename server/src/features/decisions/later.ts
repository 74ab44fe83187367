import type { LedgerEvent } from '@furrow/core/allocation/award-ledger'
import type { Stale } from '@furrow/core/allocation/later-decision'
import { DomainError } from '@furrow/core/errors'
import { areaSentences } from '../../plugins/area-names.ts'
import type { Tx } from '../../plugins/database.ts'
import { staleCheck, type Later } from '../../plugins/later-decision.ts'

const areaText = ({ hours, maximum }: Extract<Stale, { kind: 'area' }>, name: string): string =>
  `The area ${name} would hold ${hours.toLocaleString('en')} GPU-hours by now; its maximum is ${maximum.toLocaleString('en')}. Take this back and propose another.`

function sentenceOf(stale: Exclude<Stale, { kind: 'area' }>): string {
  if (stale.kind === 'moved')
    return `${stale.proposals.join(', ')}: what is held or offered is not what it was when this was proposed. Take it back and propose it again.`
  return 'The hours of this decision are not free any more: wait for open offers, or take it back and propose another.'
}

/**
 * A later decision is signed and released on the awards that it was proposed on: where one that it changes has moved,
 * an area has filled up or its hours were given elsewhere, its record would state what will not be.
 * @param log of the call @throws DomainError `wrong-state`
 */
export async function requireUnmoved(tx: Tx, later: Later, log: readonly LedgerEvent[]): Promise<void> {
  const stale = (await staleCheck(tx, later))(log)
  if (stale === null) return
  if (stale.kind !== 'area') throw new DomainError('wrong-state', sentenceOf(stale))
  const about = await areaSentences(tx, later.callId)
  const { message, withDanishNames } = about(stale.area, (name) => areaText(stale, name))
  throw new DomainError('wrong-state', message, { withDanishNames })
}
