/** Reads a typed array where the index is known to exist. */
export const at = (
  values: Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array,
  index: number,
): number => values[index] ?? 0

/** The same where it is read millions of times: a function that sees one kind of array stays fast. */
export const real = (values: Float64Array, index: number): number => values[index] ?? 0
export const int = (values: Int32Array, index: number): number => values[index] ?? 0
