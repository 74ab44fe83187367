/** The whole ranks beside a line among expected ranks: one and the same where it meets one, or lies before the first. */
export function ranksBeside(line: number): readonly [number, number] {
  const from = Math.max(1, Math.floor(line))
  return [from, Math.max(from, Math.ceil(line))]
}

/** Whether the line of the draws lies elsewhere than that of the outcome, which stands after rank `furrow`. */
export function isOffLine(line: number, furrow: number): boolean {
  const [from, to] = ranksBeside(line)
  return to < furrow || from > furrow + 1 || (from !== to && from !== furrow)
}
