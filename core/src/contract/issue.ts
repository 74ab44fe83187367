import type { z } from 'zod'

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

/** The issues of a zod error; an unknown key is reported at the key itself. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), message: issue.message }]
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      message: 'Unknown key: remove it.',
    }))
  })
