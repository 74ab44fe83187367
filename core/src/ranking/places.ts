import { at, int } from '../scoring/at.ts'
import type { Counts } from './award-book.ts'

/** Numbers of a list by their place in ascending order, 0 the first; read before the next list is asked about. */
export type Places = (values: Counts) => (place: number) => number

const ofSorted: Places = (values) => {
  const ascending = values.slice().sort()
  return (place) => at(ascending, place)
}

/** Neighbouring numbers that are counted together as well, so that a walk to a place takes long steps first. */
const together = 128

/** Sorting takes some ten times as long as counting, where the numbers are few enough to be counted. */
function ofCounted(largest: number): Places {
  const single = new Int32Array(largest + together + 1)
  const joint = new Int32Array(Math.ceil((largest + 1) / together) + 1)
  const count = (values: Counts): void => {
    single.fill(0)
    joint.fill(0)
    // Read without a function that others call with other kinds of arrays: that takes most of the time.
    for (const value of values) {
      single[value] = int(single, value) + 1
      joint[value >>> 7] = int(joint, value >>> 7) + 1
    }
  }
  return (values) => {
    count(values)
    return (place) => {
      let [block, before] = [0, 0]
      for (; before + int(joint, block) <= place; block += 1) before += int(joint, block)
      let value = block * together
      for (; before + int(single, value) <= place; value += 1) before += int(single, value)
      return value
    }
  }
}

/** @param largest no number of any list is above it */
export const makePlaces = (largest: number): Places => (largest < 2 ** 16 ? ofCounted(largest) : ofSorted)
