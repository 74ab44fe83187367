import type { CallSeed } from './call-seed.ts'
import { autumnProposals } from './autumn-proposals.ts'
import { industryProposals } from './industry-proposals.ts'
import { areas, criteria, sections, tracks } from './rules.ts'
import { springProposals } from './spring-proposals.ts'
import { tasterProposals } from './taster-proposals.ts'

const shared = {
  granularity: 100,
  scoreThreshold: 60,
  maxReviewerLoad: 12,
  areas,
  tracks,
  criteria,
  sections,
}
/** Small calls promise no share to any area. */
const areasWithoutShares = areas.map((area) => ({ ...area, minShare: 0, maxShare: 1 }))
const INVENTED = 'Practice data: everything in this call is invented.'

export const springCall: CallSeed = {
  ...shared,
  id: 'gefion-2027-spring',
  title: 'Gefion spring call 2027',
  summary:
    '1,200,000 GPU-hours for the first half of 2027, for research, hospitals and companies. Sandbox to large; write while you think, hand in before the deadline.',
  publicNote: INVENTED,
  state: 'open',
  budget: 1200000,
  days: { opens: -9, deadline: 33, reviewsDue: 75, decisionDue: 95 },
  seed: 'practice-gefion-spring-51d0a6e8',
  proposals: springProposals,
}

export const quantumCall: CallSeed = {
  ...shared,
  id: 'gefion-2027-quantum',
  title: 'Gefion quantum call 2027',
  summary:
    'A call for quantum algorithms, codes and sensors, in preparation. Only the programme office sees it.',
  publicNote: INVENTED,
  state: 'draft',
  budget: 400000,
  days: { opens: 40, deadline: 82, reviewsDue: 125, decisionDue: 145 },
  seed: null,
  areas: areasWithoutShares.filter(({ key }) => key === 'quantum' || key === 'open'),
  proposals: [],
}

export const autumnCall: CallSeed = {
  ...shared,
  id: 'gefion-autumn-2026',
  title: 'Gefion autumn call 2026',
  summary: '60,000 GPU-hours. The call is closed and its reviewers are at work.',
  publicNote: INVENTED,
  state: 'closed',
  budget: 60000,
  days: { opens: -64, deadline: -22, reviewsDue: 9, decisionDue: 24 },
  seed: 'practice-gefion-autumn-2b9f03cd',
  proposals: autumnProposals,
}

export const tasterCall: CallSeed = {
  ...shared,
  id: 'gefion-taster-2026',
  title: 'Gefion taster call 2026',
  summary: '20,000 GPU-hours in small portions, to try the machine. Decided, signed and released.',
  publicNote: INVENTED,
  state: 'released',
  budget: 20000,
  days: { opens: -170, deadline: -140, reviewsDue: -110, decisionDue: -95, locked: -105 },
  seed: 'practice-gefion-taster-e4471a90',
  areas: areasWithoutShares,
  proposals: tasterProposals,
}

export const industryCall: CallSeed = {
  ...shared,
  id: 'gefion-industry-2026',
  title: 'Gefion industry call 2026',
  summary:
    '36,000 GPU-hours for companies. The programme office has proposed a decision; the director has not yet signed.',
  publicNote: INVENTED,
  state: 'closed',
  budget: 36000,
  days: { opens: -90, deadline: -55, reviewsDue: -25, decisionDue: 5, locked: -12 },
  seed: 'practice-gefion-industry-90c37f1d',
  areas: areasWithoutShares,
  proposals: industryProposals,
}
