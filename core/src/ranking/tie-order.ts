import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The key that breaks ties: lower-case hexadecimal SHA-256 of `seed:id`. Anybody can recompute it with sha256sum. */
export const tieKey = (seed: string, id: string): string => bytesToHex(sha256(utf8ToBytes(`${seed}:${id}`)))

/** Ids have at most 64 characters, all of them ASCII. */
const longestId = 64

/** The digests of `seed:id`, 32 bytes each. The prefix is encoded once: this runs 10⁴ times in a call. */
function digests(seed: string, ids: readonly string[]): Uint8Array {
  const prefix = utf8ToBytes(`${seed}:`)
  const message = new Uint8Array(prefix.length + longestId)
  message.set(prefix)
  const all = new Uint8Array(32 * ids.length)
  ids.forEach((id, index) => {
    for (let i = 0; i < id.length; i += 1) message[prefix.length + i] = id.charCodeAt(i)
    all.set(sha256(message.subarray(0, prefix.length + id.length)), 32 * index)
  })
  return all
}

/** The place of each id when sorted by tie key, then by id; made once per seed. */
export function tieRanks(seed: string, ids: readonly string[]): Int32Array {
  const all = digests(seed, ids)
  const view = new DataView(all.buffer)
  // The first 52 bits decide nearly always, and numbers compare faster than texts.
  const heads = new Float64Array(ids.length)
  const order = new Int32Array(ids.length)
  for (let i = 0; i < ids.length; i += 1) {
    heads[i] = view.getUint32(32 * i) * 2 ** 20 + (view.getUint32(32 * i + 4) >>> 12)
    order[i] = i
  }
  const key = (i: number): string => bytesToHex(all.subarray(32 * i, 32 * i + 32))
  order.sort((a, b) => {
    const step = (heads[a] ?? 0) - (heads[b] ?? 0)
    if (step !== 0) return step
    if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1
    return (ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1
  })
  const ranks = new Int32Array(ids.length)
  order.forEach((index, place) => {
    ranks[index] = place
  })
  return ranks
}
