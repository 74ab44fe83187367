/** Pixels of a letter as figures write it: digits and capitals, which ids are made of, are wide. */
const letterWidth = 7.2

/** Of an id; the table beside a picture has all of it. */
const mostLetters = 14

/** An id that is too long beside a picture by its end, which tells ids of one call apart. */
export const shortened = (id: string, letters = mostLetters): string =>
  id.length <= letters ? id : `…${id.slice(1 - letters)}`

/** Pixels for labels beside a picture: as many as the longest of them takes, and at least `least`. */
export const labelRoom = (labels: readonly string[], least: number): number =>
  Math.max(least, 12 + letterWidth * Math.max(0, ...labels.map(({ length }) => length)))
