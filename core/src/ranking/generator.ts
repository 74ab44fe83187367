import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { at } from '../scoring/at.ts'
import { toNormalQuantiles } from '../scoring/normal.ts'

const multiplierA = 0xd2511f53
const multiplierC = 0xcd9e8d57
const stepA = 0x9e3779b9
const stepB = 0xbb67ae85
const rounds = 10

/** The upper 32 bits of a × b, by halves of 16 bits: nothing in between exceeds 32 bits. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const first = aHigh * bLow + ((aLow * bLow) >>> 16)
  const second = aLow * bHigh + (first & 0xffff)
  return aHigh * bHigh + (first >>> 16) + (second >>> 16)
}

/**
 * Four random words of 32 bits for a counter of four words and a key of two: any of them at once, in any order,
 * the same everywhere. Writes over the counter. Source: Salmon et al. 2011, Parallel Random Numbers, Philox4x32-10.
 */
export function philox(counter: Uint32Array, key: Uint32Array): void {
  let a = at(counter, 0)
  let b = at(counter, 1)
  let c = at(counter, 2)
  let d = at(counter, 3)
  let keyA = at(key, 0)
  let keyB = at(key, 1)
  for (let round = 0; round < rounds; round += 1) {
    const highA = highProduct(a, multiplierA)
    const highC = highProduct(c, multiplierC)
    const lowA = Math.imul(a, multiplierA) >>> 0
    const lowC = Math.imul(c, multiplierC) >>> 0
    a = (highC ^ b ^ keyA) >>> 0
    b = lowC
    c = (highA ^ d ^ keyB) >>> 0
    d = lowA
    keyA = (keyA + stepA) >>> 0
    keyB = (keyB + stepB) >>> 0
  }
  counter[0] = a
  counter[1] = b
  counter[2] = c
  counter[3] = d
}

/** A number above 0 and below 1 from 32 bits: normal numbers of up to 6.3 come of it, which is as far as draws go. */
const fraction = (word: number): number => (word + 0.5) / 4_294_967_296

export interface NumberSource {
  /** Fills `out` with numbers: those of one stream of one draw. */
  readonly write: (out: Float64Array, draw: number, stream: number) => void
}

function makeWriter(seed: string): NumberSource['write'] {
  const digest = sha256(utf8ToBytes(seed))
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
  const key = Uint32Array.of(view.getUint32(0), view.getUint32(4))
  const words = new Uint32Array(4)
  return (out, draw, stream) => {
    for (let place = 0; place < out.length; place += 4) {
      words[0] = place / 4
      words[1] = draw
      words[2] = stream
      words[3] = 0
      philox(words, key)
      for (let k = 0; k < 4 && place + k < out.length; k += 1) out[place + k] = fraction(words[k] ?? 0)
    }
  }
}

/** Numbers above 0 and below 1 by a seed: draw k is the same whether others are made or not. */
export const makeFractions = (seed: string): NumberSource => ({ write: makeWriter(seed) })

/** Standard normal numbers by a seed, in the same way; those of a source of fractions are made of the same words. */
export function makeNormals(seed: string): NumberSource {
  const write = makeWriter(seed)
  return {
    write: (out, draw, stream) => {
      write(out, draw, stream)
      toNormalQuantiles(out)
    },
  }
}
