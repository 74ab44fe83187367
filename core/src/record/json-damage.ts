import { pathText } from '../contract/issue.ts'

/** Where a text stops being JSON of one meaning, counted from 1, and what could have stood there. */
export interface Damage {
  readonly line: number
  readonly column: number
  readonly expected: string
  /** Of a key that stands twice; '' where the text is not JSON at all. */
  readonly path: string
}

const space = /[ \t\n\r]*/y
/** A text in quotes, or all signs of a number or a word. Runs of plain signs, so that long texts are quick. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[\w.+-]+/sy

/** What may come next. Inside a list or an object, `first` also lets it end. */
type Wanted = 'value' | 'first value' | 'first key' | 'key' | 'other key' | 'colon' | 'next' | 'end'

interface Scan {
  at: number
  wanted: Wanted
  /** Closing signs of what is open, the innermost last. */
  readonly open: string[]
  /** The keys so far of each of them. */
  readonly keys: Set<string>[]
  /** The key or place that is read in each of them. */
  readonly steps: (string | number)[]
}

const names: Readonly<Record<Wanted, string>> = {
  value: 'a value is wanted here',
  'first value': 'a value or ] is wanted here',
  'first key': 'a key in quotes or } is wanted here',
  key: 'a key in quotes is wanted here',
  'other key': 'another key is wanted here: this one stands before in the same object',
  colon: 'a colon is wanted here',
  next: 'a comma or the closing sign is wanted here',
  end: 'nothing may follow the value',
}

/** How far a pattern reaches from a place; −1 where it does not fit. */
function reach(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** The end of the text, number or word that begins at a place; −1 where it is none of JSON. */
function endOfToken(text: string, at: number): number {
  const end = reach(token, text, at)
  try {
    JSON.parse(text.slice(at, end))
    return end
  } catch {
    return -1
  }
}

const afterValue = ({ open }: Scan): Wanted => (open.length === 0 ? 'end' : 'next')

/** One sign or token further; false where the text does not go on as JSON does. */
function step(scan: Scan, text: string): boolean {
  const sign = text[scan.at] ?? ''
  if (scan.wanted === 'colon') return take(scan, sign === ':', 'value')
  if (scan.wanted === 'next' && sign === ',') return comma(scan)
  const mayClose = scan.wanted === 'next' || scan.wanted.startsWith('first')
  if (mayClose && sign === scan.open.at(-1)) return close(scan)
  if (scan.wanted.endsWith('key')) return sign === '"' && passKey(scan, text)
  return scan.wanted.endsWith('value') && value(scan, text, sign)
}

function take(scan: Scan, fits: boolean, wanted: Wanted): boolean {
  if (fits) Object.assign(scan, { at: scan.at + 1, wanted })
  return fits
}

function comma(scan: Scan): boolean {
  const last = scan.steps.at(-1)
  if (typeof last !== 'number') return take(scan, true, 'key')
  scan.steps[scan.steps.length - 1] = last + 1
  return take(scan, true, 'value')
}

function close(scan: Scan): boolean {
  scan.steps.pop()
  scan.open.pop()
  scan.keys.pop()
  return take(scan, true, afterValue(scan))
}

function passToken(scan: Scan, text: string, wanted: Wanted): boolean {
  const end = endOfToken(text, scan.at)
  if (end >= 0) Object.assign(scan, { at: end, wanted })
  return end >= 0
}

/** Two readers may take different values of a key that stands twice, so it ends the text here. */
function passKey(scan: Scan, text: string): boolean {
  const end = endOfToken(text, scan.at)
  if (end < 0) return false
  const key: string = JSON.parse(text.slice(scan.at, end))
  const isNew = scan.keys.at(-1)?.has(key) !== true
  scan.keys.at(-1)?.add(key)
  scan.steps[scan.steps.length - 1] = key
  Object.assign(scan, isNew ? { at: end, wanted: 'colon' } : { wanted: 'other key' })
  return isNew
}

function value(scan: Scan, text: string, sign: string): boolean {
  if (sign === '{' || sign === '[') {
    scan.open.push(sign === '{' ? '}' : ']')
    scan.keys.push(new Set())
    scan.steps.push(sign === '{' ? '' : 0)
    return take(scan, true, sign === '{' ? 'first key' : 'first value')
  }
  return passToken(scan, text, afterValue(scan))
}

/**
 * Finds the place where a text stops being JSON, or a key stands for the second time in its object: the messages of
 * the parser do not always name the one, and it keeps silent about the other.
 */
export function placeOfDamage(text: string): Damage {
  const scan: Scan = { at: 0, wanted: 'value', open: [], keys: [], steps: [] }
  do scan.at = reach(space, text, scan.at)
  while (scan.at < text.length && step(scan, text))
  const before = text.slice(0, scan.at).split('\n')
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    expected: expectedAt(scan, text),
    path: scan.wanted === 'other key' ? pathText(scan.steps) : '',
  }
}

function expectedAt({ at, wanted }: Scan, text: string): string {
  if (at >= text.length) return `the file ends, but ${names[wanted]}`
  const isText = text[at] === '"' && /value|key/.test(wanted) && wanted !== 'other key'
  return isText ? 'the text that begins here does not end, or holds a sign to be escaped' : names[wanted]
}
