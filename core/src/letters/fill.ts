import type { LetterBlock, LetterTemplateInput, Placeholder } from '../contract/letters.ts'

/** What takes the place of each placeholder; `reviews` is a list, and an empty text leaves its paragraph out. */
export type LetterValues = Readonly<Record<Exclude<Placeholder, 'reviews'>, string>> & {
  readonly reviews: readonly string[]
}

const placeholder = /\{(\w+)\}/g

const isText = (name: string, values: LetterValues): name is Exclude<Placeholder, 'reviews'> =>
  name !== 'reviews' && Object.hasOwn(values, name)

/** Puts the values in once: what stands in a value is text, never a placeholder again. */
const filled = (text: string, values: LetterValues): string =>
  text.replaceAll(placeholder, (whole, name: string) => (isText(name, values) ? values[name] : whole))

/** A paragraph of placeholders that are all empty says nothing, so it is left out. */
function saysNothing(paragraph: string, values: LetterValues): boolean {
  const names = [...paragraph.matchAll(placeholder)].map(([, name]) => name ?? '')
  if (names.length === 0 || paragraph.replaceAll(placeholder, '').trim() !== '') return false
  return names.every((name) => isText(name, values) && values[name] === '')
}

function blocksOf(paragraph: string, values: LetterValues): LetterBlock[] {
  if (paragraph === '{reviews}') return values.reviews.map((text) => ({ kind: 'quote', text }))
  if (saysNothing(paragraph, values)) return []
  if (paragraph.startsWith('# ')) return [{ kind: 'heading', text: filled(paragraph.slice(2), values) }]
  return [{ kind: 'text', text: filled(paragraph, values).replaceAll(/ {2,}/g, ' ').trim() }]
}

/** A heading with nothing below it is left out. */
const withBodies = (blocks: readonly LetterBlock[]): LetterBlock[] =>
  blocks.filter(({ kind }, index) => {
    const next = blocks[index + 1]
    return kind !== 'heading' || (next !== undefined && next.kind !== 'heading')
  })

/** A letter: its subject in one line and its text in blocks. @param template as its schema let it through */
export function fillLetter(
  { subject, body }: LetterTemplateInput,
  values: LetterValues,
): { readonly subject: string; readonly blocks: readonly LetterBlock[] } {
  const paragraphs = body
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  return {
    subject: filled(subject, values).replaceAll(/\s+/g, ' ').trim(),
    blocks: withBodies(paragraphs.flatMap((paragraph) => blocksOf(paragraph, values))),
  }
}

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((row) => `> ${row}`)
    .join('\n')

const plain: Readonly<Record<LetterBlock['kind'], (text: string) => string>> = {
  heading: (text) => text.toUpperCase(),
  text: (text) => text,
  quote: quoted,
}

/** The blocks as the text of a mail. */
export const letterText = (blocks: readonly LetterBlock[]): string =>
  blocks.map(({ kind, text }) => plain[kind](text)).join('\n\n')
