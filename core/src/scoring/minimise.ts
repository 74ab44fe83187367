type Point = readonly [number, number]
type Vertex = { readonly at: Point; readonly value: number }

const along = ([a, b]: Point, [c, d]: Point, factor: number): Point => [
  a + factor * (c - a),
  b + factor * (d - b),
]

const byValue = (a: Vertex, b: Vertex): number => a.value - b.value

type Triangle = readonly [Vertex, Vertex, Vertex]

const sorted = (vertices: readonly [Vertex, Vertex, Vertex]): Triangle => {
  const [a, b, c] = vertices
  const [low, high] = byValue(a, b) <= 0 ? [a, b] : [b, a]
  if (byValue(c, low) < 0) return [c, low, high]
  return byValue(c, high) < 0 ? [low, c, high] : [low, high, c]
}

/** One step of the downhill simplex; the vertices stand best first. */
function step([best, second, worst]: Triangle, measure: (at: Point) => Vertex): Triangle {
  const middle = along(best.at, second.at, 0.5)
  const reflected = measure(along(worst.at, middle, 2))
  if (reflected.value < best.value) {
    const further = measure(along(worst.at, middle, 3))
    return sorted([best, second, further.value < reflected.value ? further : reflected])
  }
  if (reflected.value < second.value) return sorted([best, second, reflected])
  const nearer = measure(
    reflected.value < worst.value ? along(worst.at, middle, 1.5) : along(worst.at, middle, 0.5),
  )
  if (nearer.value < Math.min(reflected.value, worst.value)) return sorted([best, second, nearer])
  return sorted([best, measure(along(best.at, second.at, 0.5)), measure(along(best.at, worst.at, 0.5))])
}

const size = ([best, second, worst]: Triangle): number =>
  Math.max(
    ...[second, worst].flatMap(({ at }) => [Math.abs(at[0] - best.at[0]), Math.abs(at[1] - best.at[1])]),
  )

const mostSteps = 400

/** The lowest point of a smooth function of two variables near a start. Source: Nelder & Mead 1965. */
export function minimise(measureAt: (at: Point) => number, start: Point): Point {
  const measure = (at: Point): Vertex => ({ at, value: measureAt(at) })
  const [a, b] = start
  let triangle = sorted([measure(start), measure([a + 0.7, b]), measure([a, b + 0.7])])
  for (let k = 0; k < mostSteps && size(triangle) > 1e-6; k += 1) triangle = step(triangle, measure)
  return triangle[0].at
}
