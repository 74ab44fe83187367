/** Median milliseconds of a piece of work, warm. */
export function median(work: (round: number) => unknown, rounds = 15): number {
  for (let round = 0; round < 5; round += 1) work(round)
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now()
    work(round)
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[Math.floor(rounds / 2)] ?? 0
}

const known = new Map<number, number>()

/** Milliseconds to put as many places in the order of a number each as there are proposals: what every ranking needs. */
function sorting(size: number): number {
  const numbers = Float64Array.from(
    { length: size },
    (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 0) / 2 ** 32,
  )
  const time =
    known.get(size) ??
    median(() => Int32Array.from(numbers.keys()).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0)))
  known.set(size, time)
  return time
}

/**
 * A figure in milliseconds, and below it how many times as long it takes as sorting as many places on this machine:
 * that says more where the machine is another.
 */
export const besideSorting = (name: string, ms: number, size: number): Record<string, number> => ({
  [name]: ms,
  [`  ${name.replace(/ \(.*\)$/, '').trim()} ÷ a sort of ${size.toLocaleString('en')} (×)`]:
    ms / sorting(size),
})
