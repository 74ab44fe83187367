import { groups } from './groups.mjs'

const name = process.env['FURROW_MUTANT_GROUP'] ?? ''
const named = process.env['FURROW_MUTANT_FILES']
const mutate = named === undefined ? groups[name].mutate : named.split(',')

/** What the tests of the core read: the less is copied, the sooner it begins. */
const needed = [
  'package.json',
  'core/package.json',
  'core/src/**/*.ts',
  'tests/core/**/*.ts',
  'tests/mutants/*',
  'tests/bench/synthetic-call.ts',
  'server/src/plugins/native-sha256.ts',
  'tests/fixtures/oracles/**/*.json',
  'tests/fixtures/reference/**/*',
  'docs/*.md',
  'docs/examples/*',
]

/** One group; files that are not there, such as those of a later version, are no fault. */
export default {
  mutate,
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutants/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  plugins: ['@stryker-mutator/vitest-runner'],
  checkers: [],
  tsconfigFile: 'tests/mutants/none.json',
  concurrency: Number(process.env['FURROW_MUTANT_PROCESSES'] ?? 1),
  timeoutMS: 2500,
  timeoutFactor: 2,
  tempDirName: '.furrow/mutants',
  ignorePatterns: ['**', ...needed.map((path) => `!${path}`)],
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: `.furrow/mutation/${name}.json` },
  incremental: true,
  incrementalFile: `.furrow/mutation/${name}.incremental.json`,
  disableTypeChecks: false,
  allowConsoleColors: false,
}
