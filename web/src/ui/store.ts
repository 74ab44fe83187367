import { useSyncExternalStore } from 'react'

/** A value outside the tree of components: whoever uses it is drawn anew when another is set. */
export function makeStore<T>(first: T) {
  let value = first
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    change: (next: (before: T) => T): void => {
      value = next(value)
      for (const listener of listeners) listener()
    },
    use: (): T => useSyncExternalStore(subscribe, () => value),
  }
}
