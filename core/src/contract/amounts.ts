import { z } from 'zod'
import { isPlain, isWellFormed } from './text.ts'

/** Largest amount of GPU-hours: every integer up to here is exact in a double and in JSON. */
const maxHours = Number.MAX_SAFE_INTEGER

/** Decimals have at most four places; `x` × 10⁴ has to be an exact integer. */
const hasFourPlaces = (x: number): boolean => {
  const scaled = Math.round(x * 10_000)
  return Number.isSafeInteger(scaled) && scaled / 10_000 === x
}

export const id = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, 'Use 1 to 64 letters, digits, dots, dashes or underscores.')
  .refine((text) => text !== '__proto__', 'This id is reserved: choose another.')

export const plainText = z
  .string()
  .max(1000, 'Use at most 1,000 characters.')
  .refine(
    (text) => isPlain(text) && isWellFormed(text),
    'Remove the NUL, text-direction or broken characters.',
  )

/** A measured value, at least 0, with as many places as it has. */
export const measure = z.number('Give a finite number.').min(0, 'Use 0 or more.')

/** A number of things, at least 1. */
export const count = z
  .number('Give a whole number.')
  .refine(Number.isSafeInteger, 'Use a whole number.')
  .min(1, 'Use at least 1.')

/** GPU-hours, a whole number of at least `least`. */
export const hours = (least: number) =>
  z
    .number('Give a number of GPU-hours.')
    .refine(Number.isSafeInteger, `Use a whole number of GPU-hours up to ${maxHours}.`)
    .min(least, `Use at least ${least}.`)

export const decimal = z
  .number('Give a finite number.')
  .refine(hasFourPlaces, 'Use at most four decimal places.')

export const weight = decimal.min(0, 'Use 0 or more.')

export const share = decimal.min(0, 'Use a share from 0 to 1.').max(1, 'Use a share from 0 to 1.')

export const sha256Text = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'Use sha256: and 64 hexadecimal digits.')

export const base64url = (bytes: number) =>
  z
    .string()
    .regex(
      new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`),
      `Use ${bytes} bytes in base64url without padding.`,
    )
