export type DotGrid = {
  /** Per dot: its column and its row. */
  readonly columns: Int32Array
  readonly rows: Int32Array
  /** Pixels from one column, and from one row, to the next. */
  readonly across: number
  readonly down: number
}

/** A square for each dot. */
function squares({ columns, rows, across, down }: DotGrid): string {
  const [wide, tall] = [Math.max(1, across - 1), Math.max(1, down - 1)]
  return Array.from(columns, (column, dot) => {
    const [x, y] = [column * across, (rows[dot] ?? 0) * down]
    return `M${x.toFixed(1)} ${y.toFixed(1)}h${wide.toFixed(1)}v${tall.toFixed(1)}h${(-wide).toFixed(1)}z`
  }).join('')
}

/** Each pixel that holds a dot, neighbours in a row as one: tens of thousands of dots lie on each other. */
function pixels({ columns, rows, across, down }: DotGrid): string {
  const xs = columns.map((column) => Math.round(column * across))
  const ys = rows.map((row) => Math.round(row * down))
  const wide = xs.reduce((most, x) => Math.max(most, x), 0) + 2
  const isInked = new Uint8Array(wide * (ys.reduce((most, y) => Math.max(most, y), 0) + 1))
  xs.forEach((x, dot) => (isInked[(ys[dot] ?? 0) * wide + x] = 1))
  const parts: string[] = []
  for (let at = isInked.indexOf(1); at >= 0; at = isInked.indexOf(1, at)) {
    // The last pixel of every row is empty, so that no run goes on in the next.
    const end = isInked.indexOf(0, at)
    parts.push(`M${at % wide} ${Math.floor(at / wide)}h${end - at}v1h${at - end}z`)
    at = end
  }
  return parts.join('')
}

/** A field of dots as one path; where they are finer than a pixel, by pixels. */
export const dotsOf = (grid: DotGrid): string =>
  grid.across < 1 || grid.down < 1 ? pixels(grid) : squares(grid)
