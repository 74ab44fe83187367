import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx, Writers } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { datesFromRelease, enterAwards, enterChanges } from './enter-awards.ts'
import { storeLetters, type FrozenLetters } from './letter-freeze.ts'
import { readTemplateBook } from './letter-templates.ts'

interface Releasing {
  readonly decisionId: string
  readonly frozen: FrozenLetters
  readonly publicUrl: string
}

const loadSigned = (tx: Tx, id: string) =>
  tx.decision.findUniqueOrThrow({
    where: { id },
    select: {
      state: true,
      callId: true,
      record: true,
      changes: true,
      prices: true,
      call: { select: { state: true, rehearsal: true } },
    },
  })

type Signed = Awaited<ReturnType<typeof loadSigned>>

/** @throws DomainError `rehearsal-never-released`: also before the letters are written. */
export function refuseRehearsal(isRehearsal: boolean): void {
  if (isRehearsal)
    throw new DomainError('rehearsal-never-released', 'This is a rehearsal: it can never be released.')
}

async function requireReleasable(tx: Tx, signed: Signed, { stamp }: FrozenLetters): Promise<void> {
  const { callId, state } = signed
  refuseRehearsal(signed.call.rehearsal !== null)
  if (state !== 'signed')
    throw new DomainError('wrong-state', `A decision is released once it is signed; this one is ${state}.`)
  const book = await readTemplateBook(tx, callId)
  if (book.stamp === stamp) return
  throw new DomainError(
    'stale-version',
    'A letter was changed while you released: read it, then release again.',
  )
}

async function enterFirst(
  writers: Writers,
  signed: Signed & { readonly decisionId: string },
  by: Doer,
): Promise<void> {
  await enterAwards(writers, signed, by)
  await writers.tx.call.update({
    where: { id: signed.callId },
    data: { state: 'released', releasedAt: by.at, version: { increment: 1 } },
    select: { id: true },
  })
}

/**
 * Shows a signed decision to the applicants and the public, and freezes its letters, all at once.
 * @throws DomainError `wrong-state`, `rehearsal-never-released`, `stale-version` where a letter changed meanwhile
 */
export async function releaseDecision(writers: Writers, releasing: Releasing, by: Doer): Promise<void> {
  const { tx, sql } = writers
  const { decisionId, frozen, publicUrl } = releasing
  const signed = await loadSigned(tx, decisionId)
  await requireReleasable(tx, signed, frozen)
  const { callId } = signed
  await tx.decision.update({
    where: { id: decisionId },
    data: {
      state: 'released',
      releasedAt: by.at,
      releasedById: by.actor.personId,
      ...(await datesFromRelease(tx, decisionId, by.at)),
      version: { increment: 1 },
    },
    select: { id: true },
  })
  const isFirst = signed.call.state === 'decided'
  if (isFirst) await enterFirst(writers, { ...signed, decisionId }, by)
  // Whoever a later decision changes something for hears of the offer or the cut; for all others nothing is new.
  const mails = isFirst
    ? await storeLetters(sql, frozen, { decisionId, callId, at: by.at })
    : await enterChanges(tx, { ...signed, decisionId, publicUrl }, by)
  const detail = { letters: isFirst ? frozen.letters.length : 0, mails }
  const event = { action: 'decision.released', objectType: 'decision', objectId: decisionId } as const
  await audit(tx, { ...by, ...event, callId, detail })
}
