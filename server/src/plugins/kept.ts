interface Kept<T> {
  readonly stamp: string
  readonly value: Promise<T>
}

interface Source<T> {
  /** How many are kept; beyond it the one made longest ago goes. */
  readonly limit: number
  /** All that the value depends on, cheap to read; another stamp makes the value anew. */
  readonly stamp: (id: string) => string
  readonly load: (id: string) => Promise<T>
}

/** Loads once per stamp. A load that fails is not kept. */
export function makeKept<T>({ limit, stamp, load }: Source<T>): (id: string) => Promise<T> {
  const kept = new Map<string, Kept<T>>()
  return (id) => {
    const now = stamp(id)
    const known = kept.get(id)
    if (known?.stamp === now) return known.value
    const value = load(id)
    kept.delete(id)
    kept.set(id, { stamp: now, value })
    value.catch(() => kept.delete(id))
    const oldest = kept.keys().next()
    if (kept.size > limit && oldest.done !== true) kept.delete(oldest.value)
    return value
  }
}
