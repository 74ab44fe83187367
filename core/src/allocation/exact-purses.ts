import { at } from './contest.ts'
import type { Voter } from './voters.ts'

/** One purchase, as far as it has to be told again exactly. */
export interface Purchase {
  readonly proposal: number
  readonly cost: number
  /** Per voter: 1 where it still had money. */
  readonly alive: Uint8Array
  /** Per voter: 1 where it paid all that it had. */
  readonly emptied?: Uint8Array
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/**
 * What the purses hold, as exact fractions over one denominator. It is asked only where doubles cannot decide,
 * and tells the purchases again from where it was asked last.
 */
export class ExactPurses {
  private readonly voters: readonly Voter[]
  private readonly log: readonly Purchase[]
  private told = 0
  readonly over: bigint[]
  under: bigint

  /** Each purse is its part of `units`, raised by `raise` thousandths of itself. */
  constructor(voters: readonly Voter[], log: readonly Purchase[], start: { units: number; raise: number }) {
    this.voters = voters
    this.log = log
    const all = voters.reduce((sum, { purse }) => sum + BigInt(purse), 0n)
    this.under = all * 1000n
    this.over = voters.map(({ purse }) => BigInt(start.units) * BigInt(purse) * BigInt(1000 + start.raise))
  }

  /** To be called before reading. */
  catchUp(): void {
    for (; this.told < this.log.length; this.told += 1) {
      const purchase = this.log[this.told]
      if (purchase !== undefined) this.tell(purchase)
    }
  }

  value(voter: number, proposal: number): bigint {
    return BigInt(at(this.voters[voter]?.value ?? new Float64Array(), proposal))
  }

  private multiply(missing: bigint): void {
    if (missing === 1n) return
    this.under *= missing
    this.over.forEach((amount, voter) => {
      this.over[voter] = amount * missing
    })
  }

  private tell({ proposal, cost, alive, emptied }: Purchase): void {
    const payers = [...alive.keys()].filter((voter) => alive[voter] === 1 && emptied?.[voter] !== 1)
    const values = payers.reduce((sum, voter) => sum + this.value(voter, proposal), 0n)
    // What the emptied paid need not divide evenly; without them the least common denominator will do.
    if (values > 0n) this.multiply(emptied === undefined ? values / divisor(this.under, values) : values)
    const paid = this.over.reduce((sum, amount, voter) => (emptied?.[voter] === 1 ? sum + amount : sum), 0n)
    const rest = BigInt(cost) * this.under - paid
    this.over.forEach((amount, voter) => {
      if (emptied?.[voter] === 1) this.over[voter] = 0n
      else if (alive[voter] === 1 && values > 0n)
        this.over[voter] = amount - (rest * this.value(voter, proposal)) / values
    })
  }
}
