import type { Issue, ParseResult } from '@furrow/core/contract/issue'
import { readFileSync } from 'node:fs'

/** Exit codes of the command: it holds, it does not, the input cannot be read. */
export const exitCodes = { ok: 0, doesNotHold: 1, badInput: 2 } as const

/** Bad input: reported on standard error, one line for each wrong field, exit code 2. */
export class InputError extends Error {
  readonly issues: readonly Issue[]

  constructor(file: string, issues: readonly Issue[]) {
    super(
      issues.map(({ path, message }) => `${file}: ${path === '' ? '' : `${path}: `}${message}`).join('\n'),
    )
    this.name = 'InputError'
    this.issues = issues
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw new InputError(file, [{ path: '', message: `cannot be read (${reasonOf(error)}).` }])
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file))
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(file, [{ path: '', message: `is not JSON (${reasonOf(error)}).` }])
  }
}

/** Reads a JSON file (`-` is standard input) with the parser of its format. @throws InputError */
export function readAs<T>(file: string, parse: (json: unknown) => ParseResult<T>): T {
  const parsed = parse(readJson(file))
  if (!parsed.ok) throw new InputError(file, parsed.errors)
  return parsed.value
}
