import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..', '..')

/**
 * The tests of one group on the sources of this folder: Stryker works in a copy of the project, from which
 * node_modules still leads to the original.
 */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@furrow\/core\/(.*)$/, replacement: `${join(root, 'core', 'src')}/$1.ts` },
      { find: /^fast-check$/, replacement: join(root, 'tests', 'mutants', 'fast-check.ts') },
    ],
  },
  test: {
    include: (process.env['FURROW_MUTANT_TESTS'] ?? '').split(' '),
    testTimeout: 60_000,
    isolate: false,
  },
})
