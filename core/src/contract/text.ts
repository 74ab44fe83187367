import { z } from 'zod'

/** NUL ends strings in other tools; bidirectional overrides make a text read as what it is not. */
export const isPlain = (text: string): boolean =>
  !text.includes('\0') && !/[\u202A-\u202E\u2066-\u2069]/u.test(text)

/** Half of a surrogate pair has no UTF-8, so no hash. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

const plain = (min: number, max: number) =>
  z
    .string()
    .min(min, min === 1 ? 'Write something here.' : `Write at least ${min} characters.`)
    .max(max, `Write at most ${max.toLocaleString('en')} characters.`)
    .refine(isPlain, 'Remove the NUL or text-direction characters.')
    .refine(isWellFormed, 'Remove the broken character (half of a surrogate pair).')

/** One line of text from a person: a title, a name. No line breaks; at least one character that is not a space. */
export const line = (max = 300) =>
  plain(1, max)
    .refine((text) => !/[\r\n\u2028\u2029]/u.test(text), 'Write it on one line.')
    .refine((text) => text.trim() !== '', 'Write something here.')

/** Like `line`, and may be empty. */
export const optionalLine = (max = 300) =>
  plain(0, max).refine((text) => !/[\r\n\u2028\u2029]/u.test(text), 'Write it on one line.')

/** Text of several lines from a person; may be empty. */
export const text = (max = 40_000) => plain(0, max)

/** Text that has to say something. */
export const requiredText = (max = 40_000) =>
  plain(1, max).refine((value) => value.trim() !== '', 'Write something here.')

/** E-mail address in lower case. */
export const email = z
  .string()
  .max(254)
  .refine(isPlain, 'Remove the NUL or text-direction characters.')
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email('Write an e-mail address, such as name@example.org.'))

/** Ids in addresses and bodies. */
export const idText = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'This is not an id.')

/** Instants are ISO 8601 in UTC. */
export const instant = z.iso.datetime({ message: 'Write an instant such as 2026-03-01T11:00:00.000Z.' })

/** `?page=1&pageSize=50` of every list. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
}
