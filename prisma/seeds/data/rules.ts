import type { AreaSeed, CriterionSeed, SectionSeed, TrackSeed } from './call-seed.ts'

/** The lowest and the highest score of every criterion of the practice calls. */
export const SCALE = { min: 1, max: 5 } as const

export const areas: readonly AreaSeed[] = [
  {
    key: 'life-sciences',
    name: 'Life sciences',
    nameDa: 'Livsvidenskab',
    description: 'Biology, biotechnology and the molecular basis of health.',
    minShare: 0.15,
    maxShare: 0.35,
  },
  {
    key: 'healthcare',
    name: 'Healthcare',
    nameDa: 'Sundhedsvæsen',
    description: 'What helps patients, relatives and staff in hospitals, practices and homes.',
    minShare: 0.1,
    maxShare: 0.3,
  },
  {
    key: 'green-transition',
    name: 'Green transition',
    nameDa: 'Grøn omstilling',
    description: 'Climate, weather, energy, materials, nature and what we eat.',
    minShare: 0.2,
    maxShare: 0.35,
  },
  {
    key: 'quantum',
    name: 'Quantum',
    nameDa: 'Kvanteteknologi',
    description: 'Quantum computers, sensors, codes and the physics behind them.',
    minShare: 0.1,
    maxShare: 0.2,
  },
  {
    key: 'open',
    name: 'Open',
    nameDa: 'Åbent område',
    description: 'Everything else that is good for society.',
    minShare: 0.05,
    maxShare: 0.15,
  },
]

export const tracks: readonly TrackSeed[] = [
  {
    key: 'sandbox',
    name: 'Sandbox',
    description: 'Try whether an idea runs at all.',
    minHours: 100,
    maxHours: 2000,
  },
  {
    key: 'explore',
    name: 'Explore',
    description: 'A first result on a few nodes.',
    minHours: 2000,
    maxHours: 10000,
  },
  {
    key: 'regular',
    name: 'Regular',
    description: 'A project with a plan that has been tested.',
    minHours: 10000,
    maxHours: 40000,
  },
  {
    key: 'large',
    name: 'Large',
    description: 'What only a large machine can do; four reviews.',
    minHours: 40000,
    maxHours: 150000,
  },
]

export const criteria: readonly CriterionSeed[] = [
  {
    key: 'excellence',
    name: 'Scientific excellence',
    description: 'Is the question important and the way to the answer convincing?',
    weight: 30,
    threshold: null,
    levels: [
      'The question is unclear, or it has been answered elsewhere.',
      'A sound question, but the method does not lead to an answer.',
      'Good work that adds a step to what is known; some choices are not explained.',
      'Very good: a clear advance, with a method that experts would choose.',
      'Outstanding: it may change how the field works, and says how one would notice if it is wrong.',
    ],
  },
  {
    key: 'impact',
    name: 'Societal impact',
    description: 'Who is better off if it succeeds, and how does the result reach them?',
    weight: 30,
    threshold: null,
    levels: [
      'No benefit outside the group is described.',
      'A benefit is claimed, without saying for whom or how.',
      'A plausible benefit for a named group; the way there is long or uncertain.',
      'A clear benefit, with users or partners who take part in the project.',
      'A large and likely benefit for many, with a plan, partners and a measure of success.',
    ],
  },
  {
    key: 'feasibility',
    name: 'Feasibility',
    description: 'Can these people do this, in this time, with these data?',
    weight: 20,
    threshold: 2.5,
    levels: [
      'The plan cannot be carried out as written.',
      'Important parts are missing: data, people or permissions.',
      'Probably feasible; one serious risk has no answer.',
      'Well planned: tested on a smaller scale, risks named and met.',
      'Ready to start: code, data, people and permissions are in place and have been tried.',
    ],
  },
  {
    key: 'need',
    name: 'Need for this machine',
    description: 'Are the GPU-hours justified, and would a smaller machine not do?',
    weight: 10,
    threshold: null,
    levels: [
      'The hours are a guess, or a desktop computer would do.',
      'Some reckoning, but the scaling is not shown.',
      'The hours follow from the plan; efficiency is stated but not measured.',
      'Measured on similar hardware, with a fair margin.',
      'Measured, scaled and frugal: every run is justified and saves what can be saved.',
    ],
  },
  {
    key: 'openness',
    name: 'Openness and reuse',
    description: 'What will others be able to use afterwards?',
    weight: 10,
    threshold: null,
    levels: [
      'Nothing will be shared.',
      'A publication only.',
      'Code or data on request.',
      'Code, data or models are published with a licence.',
      'Everything that may be open is open, documented, and made for others to build on.',
    ],
  },
]

export const sections: readonly SectionSeed[] = [
  {
    key: 'aims',
    title: 'Aims and societal purpose',
    help: 'What do you want to find out or make, and who is better off if you succeed?',
    maxWords: 600,
    required: true,
  },
  {
    key: 'methods',
    title: 'Methods and computation',
    help: 'What runs on the machine, how often, on how many nodes, and what have you tested?',
    maxWords: 800,
    required: true,
  },
  {
    key: 'data',
    title: 'Data, ethics and openness',
    help: 'Where do the data come from, which permissions do they need, and what will others be able to use?',
    maxWords: 400,
    required: true,
  },
]
