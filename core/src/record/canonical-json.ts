/** A value of JSON; what is undefined is left out. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

const member = ([key, value]: readonly [string, Json | undefined]): string =>
  value === undefined ? '' : `${JSON.stringify(key)}:${canonicalJson(value)}`

const byCodeUnit = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/**
 * Canonical text of a JSON value: keys sorted by UTF-16 code unit, no white space, numbers as ECMAScript
 * prints them. Finite numbers only. Source: RFC 8785.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value).sort(byCodeUnit).map(member)
  return `{${members.filter((text) => text !== '').join(',')}}`
}
