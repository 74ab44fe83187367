/** What is mutated together, and the tests that have to notice: each group is a run of its own. */
const scoring = (...names) => names.map((name) => `core/src/scoring/${name}.ts`)
const allocation = (...names) => names.map((name) => `core/src/allocation/${name}.ts`)
const tests = (room, ...names) => names.map((name) => `tests/core/${room}/${name}.test.ts`)

export const groups = {
  scores: {
    mutate: scoring(
      'score-proposals',
      'review-total',
      'decimals',
      'rounding',
      'thresholds',
      'score-table',
      'scorer',
      'own',
      'at',
    ),
    tests: [...tests('scoring', 'weighted-score', 'scorer'), ...tests('allocation', 'formats')],
  },
  agreement: {
    mutate: scoring(
      'agreement',
      'alpha',
      'intraclass',
      'disagreement',
      'distributions',
      'elementary',
      'normal',
    ),
    tests: tests('scoring', 'agreement', 'distributions'),
  },
  variances: {
    mutate: scoring('review-graph', 'components', 'moments', 'reml', 'minimise', 'cholesky'),
    tests: tests('scoring', 'components', 'moments', 'effects'),
  },
  calibration: {
    mutate: scoring('calibrate', 'effects', 'belief', 'covariance'),
    tests: tests('scoring', 'calibrate', 'effects'),
  },
  cutoff: {
    mutate: allocation(
      'guarded-greedy',
      'cutoff',
      'steps',
      'contest',
      'priority',
      'standing',
      'fraction',
      'field',
      'reasons',
    ),
    tests: tests('allocation', 'policies', 'steps', 'formats', 'parts', 'table-hours', 'degenerate'),
  },
  proportional: {
    mutate: allocation('proportional', 'water-level', 'rounding'),
    tests: tests('allocation', 'rounding', 'policies', 'formats', 'table-hours'),
  },
  outcome: {
    mutate: allocation('outcome', 'engine', 'grant', 'pots', 'allocate', 'measures'),
    tests: tests('allocation', 'formats', 'parts', 'policies', 'analyses', 'degenerate'),
  },
  tiers: { mutate: allocation('tiers', 'inclusion'), tests: tests('allocation', 'tiers') },
  shares: {
    mutate: allocation('equal-shares', 'voters', 'market', 'exact-purses', 'purse-run', 'offer-heap'),
    tests: tests('allocation', 'equal-shares'),
  },
  knapsack: {
    mutate: allocation('knapsack', 'program', 'fill', 'solver', 'audit'),
    tests: tests('allocation', 'knapsack', 'audit'),
  },
  analyses: {
    mutate: allocation(
      'explain',
      'rescore',
      'smallest',
      'budget-curve',
      'policy-matrix',
      'price-of-rules',
      'progress',
    ),
    tests: tests('allocation', 'explain', 'analyses'),
  },
  waiting: {
    mutate: allocation('waiting-list', 'award-ledger', 'award-list'),
    tests: tests('allocation', 'waiting-list', 'award-ledger'),
  },
}
