import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { firstWithout } from '@furrow/core/ranking/line-place'
import { expect, it } from 'vitest'

const parsed = parseSnapshot({
  format: 'furrow.snapshot/1',
  call: { id: 'c', title: 'C', budget: 100, criteria: [{ id: 'merit', min: 0, max: 10 }] },
  proposals: ['A', 'B', 'C'].map((id) => ({ id, requested: 50, minimum: 10, area: id })),
  reviews: ['A', 'B', 'C'].map((proposal, i) => ({ proposal, reviewer: 'R1', scores: { merit: 9 - i } })),
})
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
const { value } = parsed

function outcomeOf(changes: object) {
  const scenario = parseScenario({
    format: 'furrow.scenario/1',
    seed: 's',
    policy: { kind: 'cutoff' },
    ...changes,
  })
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.errors))
  return allocate(value, scenario.value)
}

it('the line runs before the first without hours, whom an area cuts at the top moves none', () => {
  expect(firstWithout(outcomeOf({}))).toEqual({ rank: 3, proposal: 'C' })
  const cut = outcomeOf({ areas: { A: { minShare: 0, maxShare: 0.45 } } })
  expect(cut.cutLine).toEqual({ rank: 1, proposal: 'A' })
  expect(firstWithout(cut)).toEqual({ rank: 3, proposal: 'C' })
})

it('there is none where everybody gets a part', () => {
  expect(firstWithout(outcomeOf({ policy: { kind: 'proportional' } }))).toBeNull()
})
