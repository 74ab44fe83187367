import type { z } from 'zod'
import { plainMessage } from './plain.ts'

/** One thing that is wrong with an input: where, and what to do about it. */
export interface Issue {
  readonly path: string
  readonly message: string
}

export type ParseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly Issue[] }

/** `['proposals', 3, 'requested']` → `proposals[3].requested`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? String(step) : `${text}.${String(step)}`
  }, '')

/** The sentence that names the mend. */
const messageOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_key'
    ? (issue.issues[0]?.message ?? 'Use another key.')
    : plainMessage(issue.message)

/** The issues of a zod error; an unknown key is reported at the key itself. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), message: messageOf(issue) }]
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      message: 'Unknown key: remove it.',
    }))
  })

function hasReservedKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasReservedKey)
}

/**
 * Each key `__proto__` inside a value read from JSON. zod leaves such a key of a record out in silence; here
 * it is an error like any other unknown key.
 */
export function reservedKeys(value: unknown, path: readonly PropertyKey[] = []): Issue[] {
  if (typeof value !== 'object' || value === null || !hasReservedKey(value)) return []
  if (Array.isArray(value)) return value.flatMap((entry, index) => reservedKeys(entry, [...path, index]))
  return Object.entries(value).flatMap(([key, entry]) =>
    key === '__proto__'
      ? [{ path: pathText([...path, key]), message: 'This key is reserved: remove it.' }]
      : reservedKeys(entry, [...path, key]),
  )
}
