interface Shares {
  readonly N: number
  readonly costs: readonly number[]
  readonly purses: readonly number[]
  /** Per voter, per proposal. */
  readonly values: readonly (readonly number[])[]
  readonly raise: number
  readonly utility: 'score' | 'score-times-cost'
}

/** An exact fraction with a positive denominator. */
export type Ratio = readonly [bigint, bigint]

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const reduced = ([a, b]: Ratio): Ratio => {
  const g = gcd(a, b) || 1n
  return [a / g, b / g]
}
const minus = ([a, b]: Ratio, [c, d]: Ratio): Ratio => reduced([a * d - c * b, b * d])
export const less = ([a, b]: Ratio, [c, d]: Ratio): boolean => a * d < c * b
const lesser = (a: Ratio, b: Ratio): Ratio => (less(b, a) ? b : a)

/** The lowest price at which the purses hold the cost: tried for every set of those who pay all they have. */
export function priceOf(cost: bigint, payers: readonly { readonly held: Ratio; readonly value: bigint }[]) {
  let best: Ratio | undefined
  const byRatio = [...payers].sort((a, b) =>
    less([a.held[0], a.held[1] * a.value], [b.held[0], b.held[1] * b.value]) ? -1 : 1,
  )
  for (let poor = 0; poor <= byRatio.length; poor += 1) {
    const paid = byRatio
      .slice(0, poor)
      .reduce<Ratio>((sum, { held }) => minus(sum, [-held[0], held[1]]), [0n, 1n])
    const value = byRatio.slice(poor).reduce((sum, payer) => sum + payer.value, 0n)
    const rest = minus([cost, 1n], paid)
    const last = byRatio.at(poor - 1)
    if (value === 0n && rest[0] === 0n && last !== undefined)
      best = lesser(best ?? [last.held[0], last.held[1] * last.value], [
        last.held[0],
        last.held[1] * last.value,
      ])
    if (value === 0n || rest[0] < 0n) continue
    const price = reduced([rest[0], rest[1] * value])
    const sum = byRatio.reduce<Ratio>(
      (total, payer) => {
        const due = lesser(payer.held, [price[0] * payer.value, price[1]])
        return minus(total, [-due[0], due[1]])
      },
      [0n, 1n],
    )
    const holds = sum[0] === cost * sum[1]
    if (holds && (best === undefined || less(price, best))) best = price
  }
  return best
}

/** The method of equal shares as its definition says it, in exact fractions: indices in the order of purchase. */
export function slowShares({ N, costs, purses, values, raise, utility }: Shares): number[] {
  const all = BigInt(purses.reduce((sum, purse) => sum + purse, 0))
  const held: Ratio[] = purses.map((purse) =>
    reduced([BigInt(N) * BigInt(purse) * BigInt(1000 + raise), all * 1000n]),
  )
  const factor = (i: number): bigint => (utility === 'score' ? 1n : BigInt(costs[i] ?? 0))
  const use = (voter: number, i: number): bigint => BigInt(values[voter]?.[i] ?? 0) * factor(i)
  const bought: number[] = []
  for (let total = 0; total <= N;) {
    let best: { i: number; price: Ratio } | undefined
    costs.forEach((cost, i) => {
      if (bought.includes(i) || cost > N) return
      const payers = held
        .map((amount, voter) => ({ held: amount, value: use(voter, i) }))
        .filter((payer) => payer.value > 0n && payer.held[0] > 0n)
      const price = priceOf(BigInt(cost), payers)
      if (price !== undefined && (best === undefined || less(price, best.price))) best = { i, price }
    })
    const { i, price } = best ?? {}
    if (i === undefined || price === undefined) return bought
    bought.push(i)
    total += costs[i] ?? 0
    held.forEach((amount, voter) => {
      held[voter] = minus(amount, lesser(amount, [price[0] * use(voter, i), price[1]]))
    })
  }
  return bought
}
