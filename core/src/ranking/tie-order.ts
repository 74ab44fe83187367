import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The key that breaks ties: lower-case hexadecimal SHA-256 of `seed:id`. Anybody can recompute it with sha256sum. */
export const tieKey = (seed: string, id: string): string => bytesToHex(sha256(utf8ToBytes(`${seed}:${id}`)))

/** The place of each id when sorted by tie key, then by id; made once per seed. */
export function tieRanks(seed: string, ids: readonly string[]): Int32Array {
  const keyed = ids.map((id, index) => {
    const key = tieKey(seed, id)
    // The first 52 bits decide nearly always, and numbers compare faster than texts.
    return { id, index, key, head: Number.parseInt(key.slice(0, 13), 16) }
  })
  keyed.sort((a, b) => {
    if (a.head !== b.head) return a.head - b.head
    if (a.key !== b.key) return a.key < b.key ? -1 : 1
    return a.id < b.id ? -1 : 1
  })
  const ranks = new Int32Array(ids.length)
  keyed.forEach(({ index }, place) => {
    ranks[index] = place
  })
  return ranks
}
