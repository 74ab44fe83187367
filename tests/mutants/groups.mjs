/**
 * What is mutated together, and the tests that have to notice: each group is a run of its own. `cases`: random calls
 * tried of each property, where a few do not reach every branch.
 */
const scoring = (...names) => names.map((name) => `core/src/scoring/${name}.ts`)
const allocation = (...names) => names.map((name) => `core/src/allocation/${name}.ts`)
const tests = (room, ...names) => names.map((name) => `tests/core/${room}/${name}.test.ts`)

/** Whole calls through every policy, quick ones: properties with random calls would cost seconds for each mutant. */
const calls = tests('allocation', 'formats', 'parts', 'policies', 'reference')

export const groups = {
  cutoff: {
    mutate: allocation('guarded-greedy', 'cutoff', 'steps', 'contest', 'priority', 'standing', 'fraction'),
    tests: [...calls, ...tests('allocation', 'steps', 'guarded-greedy')],
  },
  proportional: {
    mutate: allocation('proportional', 'water-level', 'rounding'),
    tests: [...calls, ...tests('allocation', 'rounding', 'water-level')],
  },
  outcome: {
    mutate: allocation('outcome', 'engine', 'grant', 'pots', 'allocate', 'measures', 'field', 'reasons'),
    tests: [...calls, ...tests('allocation', 'outcome', 'outcome-sources', 'steps')],
  },
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
    tests: [
      ...tests('scoring', 'weighted-score', 'scorer', 'rounding', 'thresholds', 'used-reviews'),
      ...tests('allocation', 'formats', 'reference'),
    ],
  },
  tiers: {
    mutate: allocation('tiers', 'inclusion'),
    tests: tests('allocation', 'tiers', 'inclusion', 'reference'),
  },
  shares: {
    mutate: allocation('equal-shares', 'voters', 'market'),
    tests: tests('allocation', 'equal-shares', 'market', 'voters'),
    cases: 60,
  },
  purses: {
    mutate: allocation('exact-purses', 'purse-run', 'offer-heap'),
    tests: tests('allocation', 'purse-run', 'offer-heap', 'exact-purses', 'equal-shares', 'market'),
    cases: 150,
  },
  program: {
    mutate: allocation('program', 'fill', 'solver'),
    tests: tests('allocation', 'program'),
  },
  knapsack: {
    mutate: allocation('knapsack', 'inquiry', 'settle', 'audit'),
    tests: tests('allocation', 'knapsack', 'solver-errors', 'audit', 'reference'),
  },
  calibration: {
    mutate: scoring('calibrate', 'effects', 'belief', 'covariance', 'placebo'),
    tests: tests('scoring', 'conjugate-gradients', 'calibrate', 'effects', 'placebo'),
  },
  agreement: {
    mutate: scoring('agreement', 'alpha', 'distances', 'intraclass', 'disagreement'),
    tests: tests('scoring', 'agreement', 'call-agreement'),
  },
  distributions: {
    mutate: scoring('distributions', 'elementary', 'normal'),
    tests: tests('scoring', 'distributions'),
  },
  variances: {
    mutate: scoring('review-graph', 'components', 'moments', 'reml', 'minimise', 'cholesky'),
    tests: tests(
      'scoring',
      'review-graph',
      'minimise',
      'components',
      'moments',
      'effects',
      'calibrate',
      'placebo',
    ),
  },
  waiting: {
    mutate: allocation('waiting-list', 'award-ledger', 'award-list', 'success-rates', 'sensitivity'),
    tests: tests(
      'allocation',
      'waiting-list',
      'waiting-events',
      'two-lists',
      'award-ledger',
      'award-list',
      'success-rates',
      'sensitivity',
    ),
    cases: 100,
  },
  later: {
    mutate: [...allocation('later-decision', 'holder-stand', 'parts'), ...scoring('space')],
    tests: [
      ...tests('allocation', 'gives-parts', 'later-decision', 'holder-stand', 'policies'),
      ...tests('scoring', 'space'),
    ],
    cases: 100,
  },
  explain: {
    mutate: allocation(
      'explain',
      'smallest-changes',
      'given-marks',
      'what-if-case',
      'plenty',
      'rescore',
      'smallest',
    ),
    tests: tests(
      'allocation',
      'smallest',
      'what-if-case',
      'rescore',
      'parts',
      'explain',
      'explain-questions',
      'explain-given',
      'explain-shares',
      'explain-proof',
    ),
    cases: 8,
  },
  analyses: {
    mutate: allocation('policy-matrix', 'price-of-rules', 'progress'),
    tests: tests('allocation', 'price-of-rules', 'parts', 'analyses'),
  },
  curve: {
    mutate: allocation('budget-curve', 'first-entry', 'served'),
    tests: tests('allocation', 'parts', 'analyses', 'budget-curve'),
    // Fewer calls have too few places where one unit more removes somebody.
    cases: 200,
  },
  entries: {
    mutate: allocation('budget-steps'),
    tests: tests('allocation', 'analyses', 'budget-curve'),
    cases: 200,
  },
}
