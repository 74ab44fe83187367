import type { LetterFacts, LetterLanguage, LetterView } from '@furrow/core/contract/letters'
import { fillLetter } from '@furrow/core/letters/fill'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { endOfDay } from '../../plugins/copenhagen.ts'
import { readAddressed, type Addressed } from './letter-about.ts'
import { makeFacts } from './letter-facts.ts'
import { readTemplateBook, type TemplateOf } from './letter-templates.ts'
import { letterValues, type LetterAbout } from './letter-values.ts'
import { readRules, type Decided } from './load.ts'
import { readValuesOf } from './values.ts'

/** What all letters of a decision share. */
export type Occasion = Pick<
  LetterAbout,
  'call' | 'machine' | 'date' | 'signer' | 'signedAt' | 'answerBy' | 'appealUntil'
>

interface Making {
  readonly facts: LetterFacts
  readonly to: Addressed
  readonly occasion: Occasion
  readonly template: TemplateOf
}

/** One letter in one language. */
export function makeLetter({ facts, to, occasion, template }: Making, language: LetterLanguage) {
  const values = letterValues(facts, { ...occasion, ...to }, language)
  return fillLetter(template(facts.kind, language), values)
}

interface Wanted {
  readonly decided: Decided
  readonly number: string
  readonly language: LetterLanguage
  readonly publicUrl: string
  readonly now: Date
  readonly signed?: { readonly signer: string; readonly signedAt: Date }
}

const readOccasion = async (db: Db, { decided, now, signed }: Wanted): Promise<Occasion> => {
  const call = await db.call.findUniqueOrThrow({
    where: { id: decided.callId },
    select: { title: true, answerDays: true, appealDays: true, machine: { select: { name: true } } },
  })
  return {
    call: call.title,
    machine: call.machine.name,
    date: now,
    signer: signed?.signer ?? '',
    signedAt: signed?.signedAt ?? null,
    answerBy: endOfDay(now, call.answerDays),
    appealUntil: endOfDay(now, call.appealDays),
  }
}

/** A letter as it would go out today. @throws DomainError `not-found` where the decision has no such proposal */
export async function draftLetter(db: Db, wanted: Wanted): Promise<LetterView> {
  const { decided, number, language, publicUrl, now } = wanted
  const { callId } = decided
  const to = (await readAddressed(db, { callId, publicUrl }, [number])).get(number)
  const isDecided = decided.outcome.awards.some(({ proposal }) => proposal === number)
  if (to === undefined || !isDecided) throw notFound()
  const { rules } = await readRules(db, callId)
  const values = await readValuesOf(db, decided, { now })
  const facts = makeFacts(decided, rules, values)(number)
  const occasion = await readOccasion(db, wanted)
  const { find } = await readTemplateBook(db, callId)
  const { subject, blocks } = makeLetter({ facts, to, occasion, template: find }, language)
  return { kind: facts.kind, language, number, title: to.title, subject, blocks: [...blocks], frozen: false }
}
