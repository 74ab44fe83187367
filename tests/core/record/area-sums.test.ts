import type { OutcomeArea } from '@furrow/core/contract/outcome'
import { areasAsAsked } from '@furrow/core/record/area-sums'
import { expect, it } from 'vitest'

const area = (id: string, funded: number): OutcomeArea => ({
  area: id,
  proposals: 1,
  funded,
  requested: 10_000,
  awarded: 4000,
  share: 0.4,
  guarantee: 0,
  maximum: 50_000,
  shortfall: 0,
})

it('counts every proposal of an area and all that it asked for, also above what is possible and without a rank', () => {
  const asked = [
    { area: 'green', requested: 32_000 },
    { area: 'green', requested: 25_000 },
    { area: 'quantum', requested: 8000 },
    { area: null, requested: 500 },
    { area: 'of no outcome', requested: 700 },
  ]
  expect(areasAsAsked([area('green', 2), area('quantum', 0), area('empty', 0)], asked)).toEqual([
    { ...area('green', 2), proposals: 2, requested: 57_000 },
    { ...area('quantum', 0), proposals: 1, requested: 8000 },
    { ...area('empty', 0), proposals: 0, requested: 0 },
  ])
})
