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
