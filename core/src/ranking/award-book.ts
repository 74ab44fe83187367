import { real } from '../scoring/at.ts'

export type Counts = Uint16Array | Uint32Array | Float64Array

/** Room for whole numbers from 0 to `largest`: 2,000 draws of 10,000 proposals fill the memory of a page else. */
export function makeCounts(length: number, largest: number): Counts {
  if (largest < 2 ** 16) return new Uint16Array(length)
  return largest < 2 ** 32 ? new Uint32Array(length) : new Float64Array(length)
}

/** The awards of one draw: of all proposals, or of those that `who` lists. */
interface Entry {
  readonly who: Counts | null
  readonly units: Counts
}

function countOf(award: Float64Array): number {
  let count = 0
  for (let i = 0; i < award.length; i += 1) if (real(award, i) > 0) count += 1
  return count
}

function entryOf(award: Float64Array, largest: number): Entry {
  const count = countOf(award)
  const isDense = count * 2 > award.length
  const entry = {
    who: isDense ? null : makeCounts(count, award.length),
    units: makeCounts(isDense ? award.length : count, largest),
  }
  if (isDense) entry.units.set(award)
  if (entry.who === null) return entry
  let place = 0
  for (let i = 0; i < award.length; i += 1) {
    if (award[i] === 0) continue
    entry.who[place] = i
    entry.units[place] = real(award, i)
    place += 1
  }
  return entry
}

type Visit = (proposal: number, units: number) => void

function visitAwards({ who, units }: Entry, visit: Visit): void {
  for (let place = 0; place < units.length; place += 1) {
    const given = units[place] ?? 0
    if (given !== 0) visit(who === null ? place : (who[place] ?? 0), given)
  }
}

/** Calls back for every award above 0, draw after draw. */
function eachAward(entries: readonly Entry[], visit: Visit): void {
  for (const entry of entries) visitAwards(entry, visit)
}

/**
 * The awards of many draws, of which most are 0 where the hours do not reach everybody: only the others are kept.
 * @param proposals how many there are @param largest the most units that an award may hold
 */
export function makeAwardBook(proposals: number, largest: number) {
  const entries: Entry[] = []
  return {
    /** Takes over the awards of the next draw, in units per proposal. */
    enter: (award: Float64Array): void => {
      entries.push(entryOf(award, largest))
    },
    /** Per proposal its awards above 0 in the first `draws` draws, in their order. */
    of: (draws: number): ((proposal: number) => Counts) => {
      const seen = entries.slice(0, draws)
      const first = new Float64Array(proposals + 1)
      eachAward(seen, (i) => (first[i + 1] = real(first, i + 1) + 1))
      for (let i = 0; i < proposals; i += 1) first[i + 1] = real(first, i + 1) + real(first, i)
      const next = first.slice()
      const all = makeCounts(real(first, proposals), largest)
      eachAward(seen, (i, units) => {
        all[real(next, i)] = units
        next[i] = real(next, i) + 1
      })
      return (i) => all.subarray(real(first, i), real(first, i + 1))
    },
  }
}
