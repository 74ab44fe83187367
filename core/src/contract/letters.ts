import { z } from 'zod'
import { id } from './amounts.ts'
import { overrideKind } from './record.ts'
import { outcomeSchema } from './outcome.ts'
import { givenOverrides } from './decisions.ts'
import { idText, requiredText, line } from './text.ts'

/** In full, in part, on the waiting list, on hold, and none of it: not funded or not ranked. */
export const letterKinds = ['full', 'partial', 'waiting', 'hold', 'declined'] as const
export const letterKind = z.enum(letterKinds)
export type LetterKind = z.infer<typeof letterKind>

export const letterLanguages = ['en', 'da'] as const
export const letterLanguage = z.enum(letterLanguages)
export type LetterLanguage = z.infer<typeof letterLanguage>

/** What a letter may name in braces. `reviews` becomes several paragraphs and stands alone in its own. */
export const placeholders = [
  'sender',
  'date',
  'name',
  'number',
  'title',
  'call',
  'answer',
  'decided',
  'line',
  'change',
  'reviews',
  'next',
  'award',
  'value',
  'requested',
  'rank',
  'score',
  'answerBy',
  'appealUntil',
  'signature',
  'link',
] as const
export type Placeholder = (typeof placeholders)[number]

const isPlaceholder = (name: string): boolean => placeholders.some((known) => known === name)

/** The first brace of a text that opens no placeholder; null where every one does. */
function wrongBrace(text: string): string | null {
  for (const [found, name] of text.matchAll(/\{([^{}\n]*)\}|[{}]/g)) {
    if (name === undefined) return `The brace ${found} stands alone: write it in a pair, or leave it out.`
    if (!isPlaceholder(name)) return `Unknown placeholder {${name}}: choose one from the list.`
  }
  const isMixed = text
    .split(/\n\s*\n/)
    .some((part) => part.includes('{reviews}') && part.trim() !== '{reviews}')
  return isMixed ? 'Let {reviews} stand alone, with an empty line before and after it.' : null
}

type Fault = (text: string) => string | null

const checked = <Schema extends z.ZodType<string>>(schema: Schema, faultOf: Fault) =>
  schema.superRefine((text, context) => {
    const message = faultOf(text)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

/** What an applicant looks for in the letter about a result. */
const expected = ['answer', 'decided', 'line', 'change', 'reviews', 'next'] as const

/** Without these two a letter answers nothing. */
const needed: readonly Placeholder[] = ['answer', 'next']

/** What a letter about a result should say and this text leaves out. */
export const leftOutOf = (body: string): Placeholder[] =>
  expected.filter((name) => !body.includes(`{${name}}`))

const faultOfBody: Fault = (text) => {
  const isSilent = leftOutOf(text).some((name) => needed.includes(name))
  return (
    wrongBrace(text) ??
    (isSilent ? 'Name {answer} and {next}: a letter gives the answer and the next step with its date.' : null)
  )
}

/** Subject and text of one letter. The text has paragraphs apart by an empty line; `# ` begins a heading. */
export const letterTemplateInput = z.strictObject({
  subject: checked(line(200), wrongBrace),
  body: checked(requiredText(20_000), faultOfBody),
})
export type LetterTemplateInput = z.infer<typeof letterTemplateInput>

/** As it is kept: one that was saved before may leave out what is asked for now. */
export const letterTemplate = z.object({
  subject: z.string(),
  body: z.string(),
  kind: letterKind,
  language: letterLanguage,
  /** 0: the text that comes with the product. */
  version: z.number(),
})
export type LetterTemplate = z.infer<typeof letterTemplate>

export const letterTemplates = z.object({
  callId: z.string(),
  callTitle: z.string(),
  mayEdit: z.boolean(),
  items: z.array(letterTemplate),
})
export type LetterTemplates = z.infer<typeof letterTemplates>

export const letterCallParams = z.strictObject({ callId: id })
export const letterTemplateParams = z.strictObject({ callId: id, kind: letterKind, language: letterLanguage })
export const letterParams = z.strictObject({ decisionId: idText, number: id })
export const letterQuery = z.strictObject({ language: letterLanguage.default('en') })

/** A letter of a decision that is not proposed yet. */
export const letterDraft = z.strictObject({
  scenarioId: idText,
  overrides: givenOverrides,
  number: id,
  language: letterLanguage.default('en'),
})

/** Plain text in pieces: what a page, a mail and a PDF show in their own ways. */
export const letterBlock = z.object({
  kind: z.enum(['heading', 'text', 'quote']),
  text: z.string(),
})
export type LetterBlock = z.infer<typeof letterBlock>

export const letterView = z.object({
  kind: letterKind,
  language: letterLanguage,
  number: z.string(),
  title: z.string(),
  subject: z.string(),
  blocks: z.array(letterBlock),
  /** False while its texts may still change. */
  frozen: z.boolean(),
})
export type LetterView = z.infer<typeof letterView>

/** What stands in a letter beside its texts: found when it is prepared, the same in every language. */
export const letterFacts = z.strictObject({
  kind: letterKind,
  requested: z.number(),
  minimum: z.number(),
  award: z.number(),
  /** What the award is worth by the price list on the day of the decision; absent where no price holds. */
  value: z.exactOptional(
    z.strictObject({ amount: z.number(), currency: z.string(), paying: z.boolean(), assumed: z.boolean() }),
  ),
  rank: z.number().nullable(),
  ranked: z.number(),
  score: z.number().nullable(),
  reason: outcomeSchema.shape.awards.element.shape.reason,
  criterion: z.string().nullable(),
  /** Set where the policy makes no award in part: all of the request was needed. */
  whole: z.exactOptional(z.literal(true)),
  override: z.strictObject({ kind: overrideKind, reason: z.string() }).nullable(),
  /** The first ranked proposal without hours by the rules: rank and score. */
  cut: z.strictObject({ rank: z.number(), score: z.number().nullable() }).nullable(),
  /** In order of rank, and how many proposals got some. */
  awarded: z.number(),
  funded: z.number(),
  /** Given by hand beside them; absent where nothing was. */
  byHand: z.exactOptional(z.strictObject({ hours: z.number(), funded: z.number() })),
  change: z.strictObject({
    /** The score that would have changed the answer, and the award then; null where none does or none was sought. */
    score: z.strictObject({ to: z.number(), award: z.number() }).nullable(),
    /** The minimum to be content with that would have. */
    minimum: z.strictObject({ to: z.number(), award: z.number() }).nullable(),
    /** Points that the score might have been lower with the same award. */
    margin: z.number().nullable(),
    /** Where no score decides but the marks: the better means on one criterion that would have; absent elsewhere. */
    marks: z.exactOptional(
      z.array(z.strictObject({ criterion: z.string(), from: z.number(), to: z.number(), award: z.number() })),
    ),
    /** False where too many runs would be needed to say what would have changed the answer. */
    sought: z.boolean(),
  }),
})
export type LetterFacts = z.infer<typeof letterFacts>

/** How far the letters of a decision are. */
export const letterProgress = z.object({
  callId: z.string(),
  callTitle: z.string(),
  state: z.enum(['proposed', 'signed', 'released', 'withdrawn']),
  /** A later decision sends no letters: whom it changes something for gets an offer or the mail of a cut. */
  later: z.boolean(),
  total: z.number(),
  prepared: z.number(),
  letters: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      kind: letterKind,
      hours: z.number(),
      byHand: z.boolean(),
    }),
  ),
  mail: z.object({
    /** Whether the server can send mail at all. */
    isSet: z.boolean(),
    isHeld: z.boolean(),
    sent: z.number(),
    /** Not sent yet, with the one that is being sent now. */
    waiting: z.number(),
    /** Begun, and the server stopped before it knew the end: not sent again by itself. */
    doubtful: z.number(),
    failed: z.number(),
    /** Of those that wait or failed, whose mail did not get through so far, and what was said last; at most 50. */
    refused: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        said: z.string(),
        /** Whether it is tried again. */
        again: z.boolean(),
      }),
    ),
  }),
  mayAct: z.boolean(),
})
export type LetterProgress = z.infer<typeof letterProgress>
