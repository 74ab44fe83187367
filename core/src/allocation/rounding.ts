import { compareFractions, floorOf, remainderOf, type Fraction } from './fraction.ts'
import { openBasin, waterLevel, type Taker } from './water-level.ts'

/**
 * Whole units from exact amounts whose sum is the integer `total`: each is rounded down, what is missing goes
 * to the largest fractional parts; ties go to the earlier in the list. Source: Hamilton's method of largest
 * remainders, Balinski & Young 1982, Fair Representation.
 */
export function hamilton(exact: readonly Fraction[], total: bigint): bigint[] {
  const units = exact.map(floorOf)
  const missing = Number(total - units.reduce((sum, value) => sum + value, 0n))
  const order = exact
    .map((amount, index) => ({ index, rest: remainderOf(amount) }))
    .sort((a, b) => compareFractions(b.rest, a.rest))
  for (const { index } of order.slice(0, missing)) units[index] = (units[index] ?? 0n) + 1n
  return units
}

/** Index of the first taker with the largest weight / (2 units + 1) and room for one more; −1 if none has. */
class Queue {
  private readonly heap: number[] = []
  private readonly takers: readonly Taker[]
  private readonly units: readonly bigint[]

  constructor(takers: readonly Taker[], units: readonly bigint[]) {
    this.takers = takers
    this.units = units
    takers.forEach((taker, index) => {
      if ((units[index] ?? 0n) < taker.upper) this.heap.push(index)
    })
    for (let at = (this.heap.length >> 1) - 1; at >= 0; at -= 1) this.sink(at)
  }

  private before(a: number, b: number): boolean {
    const left = (this.takers[a]?.weight ?? 0n) * (2n * (this.units[b] ?? 0n) + 1n)
    const right = (this.takers[b]?.weight ?? 0n) * (2n * (this.units[a] ?? 0n) + 1n)
    return left === right ? a < b : left > right
  }

  private better(place: number, child: number): number {
    const isBetter = child < this.heap.length && this.before(this.heap[child] ?? 0, this.heap[place] ?? 0)
    return isBetter ? child : place
  }

  private sink(from: number): void {
    let at = from
    for (;;) {
      const best = this.better(this.better(at, 2 * at + 1), 2 * at + 2)
      if (best === at) return
      const moved = this.heap[at] ?? 0
      this.heap[at] = this.heap[best] ?? 0
      this.heap[best] = moved
      at = best
    }
  }

  top(): number {
    return this.heap[0] ?? -1
  }

  /** To be called after the top has got a unit. */
  settle(): void {
    const index = this.heap[0] ?? 0
    const last = this.heap.at(-1) ?? 0
    if ((this.units[index] ?? 0n) >= (this.takers[index]?.upper ?? 0n)) {
      this.heap.pop()
      if (this.heap.length > 0) this.heap[0] = last
    }
    this.sink(0)
  }
}

/** Units that Webster gives before any whose weight / (2x + 1) is at most 1 / (2 level): a safe start. */
function headStart({ weight, lower, upper }: Taker, level: Fraction): bigint {
  const twice = 2n * level.over * weight
  const units = ((twice - 1n) / level.under + 1n) / 2n
  if (units < lower) return lower
  return units > upper ? upper : units
}

/**
 * Whole units that add up to `total`: from the lower bounds on, the next unit goes to the largest
 * weight / (2x + 1) among those below their upper bound; ties go to the earlier in the list. Never takes a
 * unit away when the total grows. Source: Webster's method of odd divisors, Balinski & Young 1982. The walk
 * starts near its end: all units above a level that gives at most total − n are given at once.
 */
export function webster(takers: readonly Taker[], total: bigint): bigint[] {
  const lowest = takers.reduce((sum, { lower }) => sum + lower, 0n)
  const near = total - BigInt(takers.length)
  const level = near > lowest ? waterLevel([openBasin(takers)], near) : { over: 0n, under: 1n }
  const units = takers.map((taker) => headStart(taker, level))
  let missing = total - units.reduce((sum, value) => sum + value, 0n)
  const queue = new Queue(takers, units)
  for (; missing > 0n; missing -= 1n) {
    const index = queue.top()
    if (index < 0) return units
    units[index] = (units[index] ?? 0n) + 1n
    queue.settle()
  }
  return units
}
