/** Where the arrays of a run come from; all of them begin with zeros. */
export interface Space {
  readonly reals: (length: number) => Float64Array
  readonly integers: (length: number) => Int32Array
  readonly shorts: (length: number) => Int16Array
  readonly bytes: (length: number) => Uint8Array
}

/** New arrays every time: whoever gets them may keep them. */
export const newSpace: Space = {
  reals: (length) => new Float64Array(length),
  integers: (length) => new Int32Array(length),
  shorts: (length) => new Int16Array(length),
  bytes: (length) => new Uint8Array(length),
}

interface Block<Own> {
  readonly length: number
  readonly fill: (value: number) => Own
  readonly subarray: (from: number, to: number) => Own
}

/** Hands out what it handed out before, in the same order; what has become too short is replaced. */
function makeShelf<Own extends Block<Own>>(make: (length: number) => Own) {
  const kept: Own[] = []
  let next = 0
  return {
    take: (length: number): Own => {
      let block = kept[next]
      if (block === undefined || block.length < length) block = make(length)
      kept[next] = block
      next += 1
      return (block.length === length ? block : block.subarray(0, length)).fill(0)
    },
    clear: () => {
      next = 0
    },
  }
}

/**
 * The same arrays over and over, for runs of which only the latest is looked at: at 10,000 proposals a run takes a
 * megabyte, and thousands of them wait for the collector side by side. What was handed out before `clear` is
 * written over afterwards.
 */
export function makeReusedSpace(): Space & { readonly clear: () => void } {
  const reals = makeShelf((length) => new Float64Array(length))
  const integers = makeShelf((length) => new Int32Array(length))
  const shorts = makeShelf((length) => new Int16Array(length))
  const bytes = makeShelf((length) => new Uint8Array(length))
  return {
    reals: reals.take,
    integers: integers.take,
    shorts: shorts.take,
    bytes: bytes.take,
    clear: () => [reals, integers, shorts, bytes].forEach((shelf) => shelf.clear()),
  }
}
