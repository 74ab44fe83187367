import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { scenarioOf, unwrap } from './calls.ts'

const marks = { A: 90, B: 80, C: 70, D: 60, E: 50, G: 5, H: 40, I: 45 }
export const reviewed = (proposal: string, x: number, safe: number) => ({
  proposal,
  reviewer: 'R',
  scores: { x, safe },
})

/** One track has a budget of its own, so there are two pots; ten proposals, of which five are ranked. */
export const twoPots = unwrap(
  parseSnapshot({
    format: 'furrow.snapshot/1',
    machine: {
      name: 'M',
      gpus: 8,
      gpusPerNode: 4,
      energy: { kwhPerGpuHour: 2, pue: 1.5, gramsPerKwh: { location: 100, market: 10 } },
      price: { perGpuHour: 3, currency: 'DKK' },
    },
    call: {
      id: 'c',
      title: 'Call',
      budget: 1005,
      granularity: 10,
      criteria: [
        { id: 'x', min: 0, max: 100 },
        { id: 'safe', min: 0, max: 10, weight: 0 },
      ],
      areas: [{ id: 'ai' }, { id: 'bio' }],
      tracks: [{ id: 'large', budget: 400 }, { id: 'small' }],
    },
    proposals: [
      { id: 'A', requested: 300, minimum: 100, area: 'ai', track: 'large', firstTime: true },
      { id: 'B', requested: 100, area: 'bio', track: 'large', firstTime: true },
      { id: 'C', requested: 200, area: 'ai', track: 'small' },
      { id: 'D', requested: 305, minimum: 95, area: 'bio', firstTime: false },
      { id: 'E', requested: 10, eligible: false },
      { id: 'F', requested: 10 },
      { id: 'G', requested: 10 },
      { id: 'H', requested: 50, technicalCap: 20, minimum: 40 },
      { id: 'I', requested: 70, area: 'bio', firstTime: true },
      { id: 'K', requested: 10 },
    ],
    reviews: [...Object.entries(marks).map(([id, x]) => reviewed(id, x, 9)), reviewed('K', 77, 3)],
  }),
)
/** A scenario on it: a reserve, bounds of areas, a weight, both kinds of thresholds. */
export const scenarioWith = (policy: object, rest: object = {}) =>
  scenarioOf({
    reserve: 0.1,
    areas: { ai: { minShare: 0.6 }, bio: { maxShare: 0.5 } },
    areaWeights: { bio: 0.9 },
    thresholds: { score: 10, criteria: { safe: 4 } },
    ...rest,
    policy,
  })
export const cutoffSkip = scenarioWith({ kind: 'cutoff', mode: 'skip', partial: true })
