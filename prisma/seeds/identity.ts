import { createHash } from 'node:crypto'

/** The same id for the same thing in every seeding, in the shape of the ids that the product makes (UUID version 7). */
export const idOf = (kind: string, ...keys: readonly string[]): string => {
  const hex = createHash('sha256')
    .update([kind, ...keys].join(':'))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const DANISH: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ð: 'd', þ: 'th' }

/** An address at example.org, which belongs to nobody. */
export const emailOf = (name: string): string => {
  const plain = name
    .toLowerCase()
    .replace(/[æøåðþ]/gu, (letter) => DANISH[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/gu, ' ')
  return `${plain.trim().replaceAll(' ', '.')}@example.org`
}
