/** How far something long is: `done` of `of` parts. */
export interface Progress {
  readonly done: number
  readonly of: number
}

/** Something long, a part at a time, so that whoever runs it can show how far it is, or stop. */
export type Parts<T> = Generator<Progress, T>

/** All parts at once. */
export function runAll<T>(parts: Parts<T>): T {
  for (;;) {
    const part = parts.next()
    if (part.done === true) return part.value
  }
}

/** Something long as a stretch of something longer: from and to, 0…1. */
export function* spanned<T>(parts: Parts<T>, [from, to]: readonly [number, number]): Parts<T> {
  let part = parts.next()
  for (; part.done !== true; part = parts.next()) {
    const { done, of } = part.value
    yield { done: from + ((to - from) * done) / of, of: 1 }
  }
  return part.value
}
