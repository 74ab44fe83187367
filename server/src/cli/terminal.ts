import type { Issue, ParseResult } from '@furrow/core/contract/issue'
import { canonicalJson, type Json } from '@furrow/core/record/canonical-json'
import { readJson } from '@furrow/core/record/read-json'
import { readFileSync } from 'node:fs'

/** Exit codes of the command: it holds, it does not, the input cannot be read, it could not be done. */
export const exitCodes = { ok: 0, doesNotHold: 1, badInput: 2, failed: 3 } as const

/** Characters that would move the cursor, colour the terminal or turn the direction of the text. */
const unprintable = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu

/** One line of text for a terminal: what came from a file cannot play tricks on who reads it. */
const printable = (text: string): string =>
  text.replaceAll(unprintable, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Bad input: reported on standard error, one line for each wrong field, exit code 2. */
export class InputError extends Error {
  constructor(file: string, issues: readonly Issue[]) {
    const lines = issues.map(({ path, message }) => `${file}: ${path === '' ? '' : `${path}: `}${message}`)
    super(lines.map(printable).join('\n'))
    this.name = 'InputError'
  }
}

/** One thing is wrong with the whole of a file or an argument. */
export const refusal = (what: string, message: string): InputError =>
  new InputError(what, [{ path: '', message }])

/** What was asked to hold does not: exit code 1. The message, if any, goes to standard error. */
export class DoesNotHold extends Error {
  override readonly name = 'DoesNotHold'
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw refusal(file, `cannot be read (${reasonOf(error)}).`)
  }
}

function readText(file: string): string {
  const bytes = readBytes(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refusal(file, 'is not text in UTF-8.')
  }
}

function jsonFrom(file: string): unknown {
  const read = readJson(readText(file))
  if (read.ok) return read.value
  const { line, column, expected } = read.damage
  throw refusal(file, `is not JSON: line ${line}, column ${column}: ${expected}.`)
}

/** Reads a JSON file (`-` is standard input) with the parser of its format. @throws InputError */
export function readAs<T>(file: string, parse: (json: unknown) => ParseResult<T>): T {
  const parsed = parse(jsonFrom(file))
  if (!parsed.ok) throw new InputError(file, parsed.errors)
  return parsed.value
}

/** Reads the number of an option. @throws InputError where it is no whole number from `least` to `most` */
export const wholeNumber =
  (option: string, { least, most }: { readonly least: number; readonly most: number }) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw refusal(
      option,
      `takes a whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}, not ${text}.`,
    )
  }

/** A value without methods as JSON has it: what is undefined is left out. */
export function plainJson(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value))
  return json
}

/** Prints a result: canonical JSON and a line feed, or indented for people. */
export function printJson(value: Json, { pretty = false }: { readonly pretty?: boolean }): void {
  process.stdout.write(`${pretty ? JSON.stringify(value, null, 2) : canonicalJson(value)}\n`)
}
