import { placeOfDamage, type Damage } from './json-damage.ts'

export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly damage: Damage }

const quote = '"'.charCodeAt(0)
const backslash = '\\'.charCodeAt(0)
const colon = ':'.charCodeAt(0)

/** Keys in a text that is JSON: its colons outside of quotes. */
function keysIn(text: string): number {
  let keys = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === quote) isQuoted = !isQuoted
    else if (isQuoted && sign === backslash) at += 1
    else if (!isQuoted && sign === colon) keys += 1
  }
  return keys
}

/** Keys in a value, at any depth; without recursion, as deep as the parser reads. */
function keysOf(value: unknown): number {
  let keys = 0
  const open = [value]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one !== 'object' || one === null) continue
    const inner: unknown[] = Object.values(one)
    if (!Array.isArray(one)) keys += inner.length
    for (const each of inner) open.push(each)
  }
  return keys
}

/**
 * Reads a text as JSON of one meaning: a key that stands twice in an object is damage, since another reader may
 * take the other value. A value has as many keys as its text, unless one stands twice.
 */
export function readJson(text: string): JsonRead {
  try {
    const value: unknown = JSON.parse(text)
    if (keysIn(text) === keysOf(value)) return { ok: true, value }
  } catch {
    // The place is found below.
  }
  return { ok: false, damage: placeOfDamage(text) }
}
