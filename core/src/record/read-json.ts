import { placeOfDamage, type Damage } from './json-damage.ts'

export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly damage: Damage }

const quote = '"'.charCodeAt(0)
const backslash = '\\'.charCodeAt(0)
const colon = ':'.charCodeAt(0)

/** The place of the quote that ends a text: the next one with no backslash before it, or an even number. */
function endOfText(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end
    while (text.charCodeAt(before - 1) === backslash) before -= 1
    if ((end - before) % 2 === 0) return end
  }
}

/** Keys in a text that is JSON: its colons outside of quotes. Long texts are leapt over. */
function keysIn(text: string): number {
  let keys = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === quote) at = endOfText(text, at)
    else if (sign === colon) keys += 1
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

/** Whether a key stands twice in an object of a text: its value, as the parser read it, then has fewer keys. */
export const hasKeyTwice = (text: string, value: unknown): boolean => keysIn(text) !== keysOf(value)

/**
 * Reads a text as JSON of one meaning: a key that stands twice in an object is damage, since another reader may
 * take the other value.
 */
export function readJson(text: string): JsonRead {
  try {
    const value: unknown = JSON.parse(text)
    if (!hasKeyTwice(text, value)) return { ok: true, value }
  } catch {
    // The place is found below.
  }
  return { ok: false, damage: placeOfDamage(text) }
}
