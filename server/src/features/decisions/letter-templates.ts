import {
  letterKinds,
  letterLanguages,
  type LetterKind,
  type LetterLanguage,
  type LetterTemplate,
  type LetterTemplateInput,
  type LetterTemplates,
} from '@furrow/core/contract/letters'
import { defaultTemplate } from '@furrow/core/letters/default-texts'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import type { SignedInAccess } from '../../plugins/access.ts'
import { audit } from '../../plugins/audit.ts'
import type { Db, Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { requireChanged } from '../../plugins/versions.ts'

/** All letters of a call: its own texts, and those that come with the product where it has none. */
export async function readTemplates(db: Db, callId: string): Promise<LetterTemplate[]> {
  const rows = await db.letterTemplate.findMany({
    where: { callId },
    select: { kind: true, language: true, subject: true, body: true, version: true },
  })
  return letterKinds.flatMap((kind) =>
    letterLanguages.map((language) => {
      const own = rows.find((row) => row.kind === kind && row.language === language)
      const { subject, body } = own ?? defaultTemplate(kind, language)
      return { kind, language, subject, body, version: own?.version ?? 0 }
    }),
  )
}

export type TemplateOf = (kind: LetterKind, language: LetterLanguage) => LetterTemplateInput

/** Looks a template up, and a text that changes with any of them. */
export async function readTemplateBook(db: Db, callId: string) {
  const templates = await readTemplates(db, callId)
  const book = new Map(templates.map((template) => [`${template.kind} ${template.language}`, template]))
  const find: TemplateOf = (kind, language) =>
    book.get(`${kind} ${language}`) ?? defaultTemplate(kind, language)
  return { find, stamp: templates.map(({ version }) => version).join(' ') }
}

/** The page on which the office writes them. */
export async function readTemplatePage(
  db: Db,
  access: SignedInAccess,
  callId: string,
): Promise<LetterTemplates> {
  const call = await db.call.findUniqueOrThrow({ where: { id: callId }, select: { title: true } })
  const mayEdit = access.can('propose decision')
  return { callId, callTitle: call.title, mayEdit, items: await readTemplates(db, callId) }
}

interface Saving extends LetterTemplateInput {
  readonly callId: string
  readonly kind: LetterKind
  readonly language: LetterLanguage
  /** 0 where the sender saw the text that comes with the product. */
  readonly seen: number
}

async function write(tx: Tx, { callId, kind, language, subject, body, seen }: Saving, by: Doer) {
  const data = { subject, body, updatedById: by.actor.personId, updatedAt: by.at }
  const key = { callId, kind, language }
  if (seen > 0) {
    const changed = { ...data, version: { increment: 1 } }
    const { count } = await tx.letterTemplate.updateMany({ where: { ...key, version: seen }, data: changed })
    requireChanged(count)
    return
  }
  const there = await tx.letterTemplate.count({ where: key })
  requireChanged(there === 0 ? 1 : 0)
  await tx.letterTemplate.create({ data: { ...key, ...data } })
}

/** Saves one letter of a call. @throws DomainError `stale-version` */
export async function saveTemplate(tx: Tx, saving: Saving, by: Doer): Promise<void> {
  const { callId, kind, language, subject, body, seen } = saving
  await write(tx, saving, by)
  const text = sha256(canonicalJson({ subject, body }))
  const detail = { kind, language, version: seen + 1, text }
  const event = { action: 'letter.changed', objectType: 'call', objectId: callId } as const
  await audit(tx, { ...by, ...event, callId, detail })
}
