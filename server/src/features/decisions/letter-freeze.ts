import { letterText } from '@furrow/core/letters/fill'
import { randomUUID } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Db, Store } from '../../plugins/database.ts'
import { insertMany } from '../../plugins/insert.ts'
import { sqlDate, type Statements } from '../../plugins/statements.ts'
import { datesFromRelease } from './enter-awards.ts'
import { readAddressed, type Addressed } from './letter-about.ts'
import { makeLetter, type Occasion } from './letter-make.ts'
import { readFacts, type Prepare } from './letter-prepare.ts'
import { readTemplateBook, type TemplateOf } from './letter-templates.ts'
import type { LetterFacts } from '@furrow/core/contract/letters'

/** Proposals whose texts are read at a time. */
const page = 500

interface Frozen {
  readonly proposalId: string
  readonly number: string
  readonly kind: string
  readonly subjectEn: string
  readonly blocksEn: string
  readonly subjectDa: string
  readonly blocksDa: string
  readonly mail: { readonly person: NonNullable<Addressed['person']>; readonly text: string } | null
}

/** All letters of a decision as they go out, and what says that their templates are still the same. */
export interface FrozenLetters {
  readonly letters: readonly Frozen[]
  readonly stamp: string
}

interface Freezing {
  readonly store: Store
  readonly prepare: Prepare
  readonly publicUrl: string
}

interface One {
  readonly facts: LetterFacts
  readonly to: Addressed
  readonly occasion: Occasion
  readonly template: TemplateOf
}

function freeze(making: One): Frozen {
  const { to, facts } = making
  const [en, da] = [makeLetter(making, 'en'), makeLetter(making, 'da')]
  const { person } = to
  return {
    proposalId: to.proposalId,
    number: to.number,
    kind: facts.kind,
    subjectEn: en.subject,
    blocksEn: JSON.stringify(en.blocks),
    subjectDa: da.subject,
    blocksDa: JSON.stringify(da.blocks),
    mail: person && { person, text: letterText((person.language === 'da' ? da : en).blocks) },
  }
}

async function readOccasion(db: Db, decisionId: string, at: Date): Promise<Occasion & { callId: string }> {
  const row = await db.decision.findUniqueOrThrow({
    where: { id: decisionId },
    select: {
      callId: true,
      signedById: true,
      signedAt: true,
      call: { select: { title: true, machine: { select: { name: true } } } },
    },
  })
  const signer = await db.person.findUnique({
    where: { id: row.signedById ?? '' },
    select: { name: true },
  })
  const dates = await datesFromRelease(db, decisionId, at)
  const { callId, signedAt, call } = row
  const about = { call: call.title, machine: call.machine.name, date: at }
  return { callId, ...about, signer: signer?.name ?? '', signedAt, ...dates }
}

interface Writing {
  readonly decisionId: string
  readonly publicUrl: string
  readonly at: Date
}

/** Writes the letters of a signed decision, in memory, from the facts of each by its number. */
export async function writeLetters(
  db: Db,
  { decisionId, publicUrl, at }: Writing,
  facts: ReadonlyMap<string, LetterFacts>,
): Promise<FrozenLetters> {
  const { callId, ...occasion } = await readOccasion(db, decisionId, at)
  const { find, stamp } = await readTemplateBook(db, callId)
  const numbers = [...facts.keys()].toSorted()
  const letters: Frozen[] = []
  for (let from = 0; from < numbers.length; from += page) {
    const some = numbers.slice(from, from + page)
    const addressed = await readAddressed(db, { callId, publicUrl }, some)
    letters.push(
      ...some.flatMap((number) => {
        const to = addressed.get(number)
        const own = facts.get(number)
        return to === undefined || to.withdrawn || own === undefined
          ? []
          : freeze({ facts: own, to, occasion, template: find })
      }),
    )
    await breathe()
  }
  return { letters, stamp }
}

/**
 * Writes the letters of a signed decision: what is not prepared yet is prepared first. The release then only has to
 * store them. Nothing of it is kept if the release does not happen.
 */
export async function freezeLetters(
  { store, prepare, publicUrl }: Freezing,
  decisionId: string,
  at: Date,
): Promise<FrozenLetters> {
  await prepare(decisionId, Infinity)
  const facts = await readFacts(store, decisionId)
  return writeLetters(store.db, { decisionId, publicUrl, at }, facts)
}

interface Storing {
  readonly decisionId: string
  readonly callId: string
  readonly at: Date
}

/** Stores the letters and one mail a principal investigator, in the transaction of the release. @returns mails */
export async function storeLetters(
  sql: Statements,
  { letters }: FrozenLetters,
  { decisionId, callId, at }: Storing,
): Promise<number> {
  const idOf = (number: string) => `${decisionId}.${number}`
  const createdAt = sqlDate(at)
  const rows = letters.map(({ mail: _mail, ...letter }) => {
    return { ...letter, id: idOf(letter.number), decisionId, createdAt }
  })
  await insertMany(sql, 'Letter', rows)
  const mails = letters.flatMap(({ number, mail, subjectEn, subjectDa }) => {
    if (mail === null) return []
    const { person, text } = mail
    const language = person.language === 'da' ? 'da' : 'en'
    return {
      id: randomUUID(),
      dedupeKey: `result:${decisionId}:${number}`,
      to: person.email,
      personId: person.id,
      callId,
      language,
      template: 'result-released',
      subject: language === 'da' ? subjectDa : subjectEn,
      text,
      letterId: idOf(number),
      createdAt,
      runAfter: createdAt,
    }
  })
  await insertMany(sql, 'OutboxMail', mails)
  return mails.length
}
