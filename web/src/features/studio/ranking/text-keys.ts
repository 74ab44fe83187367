const collator = new Intl.Collator('da', { numeric: true })

/** Places of texts in the order of the alphabet; NaN where there is none. */
export function textKeys(list: readonly string[]): Float64Array {
  const keys = new Float64Array(list.length).fill(NaN)
  const places = [...list.keys()].filter((i) => list[i] !== '')
  places.sort((a, b) => collator.compare(list[a] ?? '', list[b] ?? ''))
  let key = 0
  places.forEach((i, place) => {
    const last = places[place - 1]
    if (last !== undefined && list[last] !== list[i]) key += 1
    keys[i] = key
  })
  return keys
}
