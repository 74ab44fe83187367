import type { CallSeed } from './call-seed.ts'
import { pilotGreenTransition } from './pilot-green-transition.ts'
import { pilotHealthcare } from './pilot-healthcare.ts'
import { pilotLifeSciences } from './pilot-life-sciences.ts'
import { pilotOpen } from './pilot-open.ts'
import { pilotQuantum } from './pilot-quantum.ts'
import type { ProposalSeed } from './proposal-seed.ts'
import { areas, criteria, sections, tracks } from './rules.ts'

const byNumber = (left: ProposalSeed, right: ProposalSeed) => (left.number < right.number ? -1 : 1)

/** The numbers of the six pilots that were published; their hours, people and reviews are invented. */
export const PUBLISHED_PILOTS = ['P04', 'P11', 'P17', 'P23', 'P30', 'P38'] as const

export const pilotCall: CallSeed = {
  id: 'gefion-pilot',
  title: 'Gefion pilot call',
  summary:
    'The first call for time on Gefion: 315,000 GPU-hours for research, hospitals and companies with a purpose for society. Fifty proposals came in; the reviews are locked and the hours wait to be shared out.',
  publicNote:
    'Practice data. Titles and institutions of six pilots are published; all hours, people, reviews and scores, and the other 44 proposals, are invented.',
  state: 'closed',
  budget: 315000,
  granularity: 100,
  scoreThreshold: 60,
  maxReviewerLoad: 12,
  days: { opens: -110, deadline: -68, reviewsDue: -20, decisionDue: 12, locked: -6 },
  seed: 'practice-gefion-pilot-7c1e94b2',
  areas,
  tracks,
  criteria,
  sections,
  proposals: [
    ...pilotLifeSciences,
    ...pilotHealthcare,
    ...pilotGreenTransition,
    ...pilotQuantum,
    ...pilotOpen,
  ].toSorted(byNumber),
}

const cutoff = { kind: 'cutoff', mode: 'skip', partial: true }
const shares = Object.fromEntries(
  areas.map((area) => [area.key, { minShare: area.minShare, maxShare: area.maxShare }]),
)
const weights = Object.fromEntries(criteria.map((criterion) => [criterion.key, criterion.weight]))
const thresholds = { score: 60, criteria: { feasibility: 2.5 } }

/** Saved scenarios of the pilot call, without the seed: it stays with the call. */
export const pilotScenarios = [
  {
    key: 'default',
    name: 'Practice default',
    note: 'The published rules. Funds the six pilots and no other.',
    content: {
      format: 'furrow.scenario/1',
      name: 'Practice default',
      weights,
      thresholds,
      areas: shares,
      policy: cutoff,
    },
  },
  {
    key: 'green-first',
    name: 'Green first',
    note: 'What if green transition weighed a fifth more and might take six tenths of the hours?',
    content: {
      format: 'furrow.scenario/1',
      name: 'Green first',
      weights,
      areaWeights: { 'green-transition': 1.2 },
      thresholds,
      areas: { ...shares, 'green-transition': { minShare: 0.4, maxShare: 0.6 } },
      policy: cutoff,
    },
  },
  {
    key: 'spread',
    name: 'Spread the hours',
    note: 'Everybody above the threshold gets a share that grows with the score, as long as it is useful.',
    content: {
      format: 'furrow.scenario/1',
      name: 'Spread the hours',
      weights,
      thresholds,
      areas: Object.fromEntries(areas.map((area) => [area.key, { minShare: 0.05, maxShare: 0.4 }])),
      policy: {
        kind: 'proportional',
        admission: 'skip',
        weight: 'score-above-base-times-request',
        base: 50,
        rounding: 'webster',
      },
    },
  },
] as const
