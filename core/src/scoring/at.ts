/** Reads a typed array where the index is known to exist. */
export const at = (values: Float64Array | Int32Array | Uint8Array, index: number): number =>
  values[index] ?? 0
