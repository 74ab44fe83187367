/** A number in 0…1 that depends on nothing but `key` (FNV-1a with a final mix): practice data needs no clock and no dice. */
export const fractionOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) {
    hash ^= key.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return (hash >>> 0) / 4294967296
}

/** The member of `values` that `key` points at. */
export const pick = <T>(values: readonly T[], key: string): T => {
  const chosen = values[Math.floor(fractionOf(key) * values.length)]
  if (chosen === undefined) throw new RangeError('Nothing to pick from.')
  return chosen
}
