/** Mean ranks of all values, ties shared, in their order. */
function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1)
}

/**
 * How many standard deviations the rank sum of `first` lies from what two samples of one distribution give; beyond
 * 3.9 on either side with probability 0.0001. Samples of 20 or more, ties rare. Source: Mann & Whitney 1947, On a Test
 * of Whether one of Two Random Variables is Stochastically Larger than the Other, section 4 (normal approximation).
 */
export function rankSumDeviation(first: readonly number[], second: readonly number[]): number {
  const [n, m] = [first.length, second.length]
  const sum = ranksOf([...first, ...second])
    .slice(0, n)
    .reduce((total, rank) => total + rank, 0)
  return (sum - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}
