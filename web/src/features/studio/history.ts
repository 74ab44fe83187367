/** States of the Studio, the present one between what was and what was undone. */
export type History<T> = {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** The drag or the stay in a number box that the present state belongs to: its further steps replace it. */
  readonly gesture: string | null
}

const kept = 200

let gestures = 0

/** The name that the steps of one drag or of one stay in a number box share. */
export function nextGesture(): string {
  gestures += 1
  return `gesture-${gestures}`
}

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], gesture: null })

/** One move. The steps of one drag (same `gesture`) are one move; null is a move of its own. */
export function move<T>(history: History<T>, present: T, gesture: string | null = null): History<T> {
  const goesOn = gesture !== null && gesture === history.gesture
  if (goesOn) return { ...history, present, future: [] }
  return { past: [...history.past, history.present].slice(-kept), present, future: [], gesture }
}

/** What a further step of `gesture` starts from: the state before it, so that a value passed on the way leaves nothing behind. */
export const before = <T>(history: History<T>, gesture: string | null): T =>
  gesture !== null && gesture === history.gesture ? (history.past.at(-1) ?? history.present) : history.present

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1)
  if (last === undefined) return history
  const future = [history.present, ...history.future]
  return { past: history.past.slice(0, -1), present: last, future, gesture: null }
}

/** Back to a state of the past, or null where it is none. */
export function undoTo<T>(history: History<T>, present: T | null): History<T> | null {
  if (history.present === present) return history
  return history.past.length === 0 ? null : undoTo(undo(history), present)
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, gesture: null }
}
