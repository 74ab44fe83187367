import { create, type Font } from 'fontkit'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { unpackWoff } from './woff.ts'

const { resolve } = createRequire(import.meta.url)

/** The package cuts the typeface into files by script; a text takes each of its letters from the first that has it. */
const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const

export type Weight = 400 | 600

function open(script: string, weight: Weight): Font {
  const file = readFileSync(resolve(`@fontsource/inter/files/inter-${script}-${weight}-normal.woff`))
  const font = create(unpackWoff(file))
  if (!('layout' in font)) throw new Error(`The font file ${script} holds more than one font.`)
  // A glyph keeps the letter that it is first asked for by, and none where it is first met as a part of another: after
  // an Å nobody could search, copy or hear an A.
  for (const code of font.characterSet) font.glyphForCodePoint(code)
  return font
}

const opened = new Map<string, Font>()

/** Read once a process: a font is parsed for longer than a letter takes. */
function fontOf(script: string, weight: Weight): Font {
  const name = `${script}-${weight}`
  const known = opened.get(name)
  if (known !== undefined) return known
  const font = open(script, weight)
  opened.set(name, font)
  return font
}

export interface Run {
  readonly text: string
  /** Name of the font in the document, and the font itself. */
  readonly name: string
  readonly font: Font
}

function scriptOf(letter: string, weight: Weight): (typeof scripts)[number] | null {
  const code = letter.codePointAt(0) ?? 0
  return scripts.find((script) => fontOf(script, weight).hasGlyphForCodePoint(code)) ?? null
}

/** Signs that Inter has elsewhere or nowhere: without them a box would stand in the letter. */
const stand: Readonly<Record<string, string>> = {
  '\t': '    ',
  '\u00AD': '',
  '\u2011': '-',
  '\u202F': '\u00A0',
  '₂': '2',
  '≥': '>=',
  '≤': '<=',
  '→': '->',
}

/** A text in pieces of one font file each; what no file has becomes a question mark. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: { text: string; script: (typeof scripts)[number] }[] = []
  for (const raw of text.normalize('NFC')) {
    const letter = stand[raw] ?? raw
    if (letter === '') continue
    const script = scriptOf(letter, weight)
    const last = runs.at(-1)
    const shown = script === null ? '?' : letter
    if (last !== undefined && (last.script === (script ?? 'latin') || /\s/.test(letter))) last.text += shown
    else runs.push({ text: shown, script: script ?? 'latin' })
  }
  return runs.map(({ text: piece, script }) => ({
    text: piece,
    name: `${script}-${weight}`,
    font: fontOf(script, weight),
  }))
}
