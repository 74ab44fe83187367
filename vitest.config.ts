import { defineConfig } from 'vitest/config'

/** Tests read the sources of the workspaces; only what runs in a process of its own, as for people, is their builds. */
// 'import' is left out: vitest hands these on to Node, where it would break `require` of packages with two builds.
const conditions = ['furrow-source', 'module', 'node', 'default']
const shared = { resolve: { conditions }, ssr: { resolve: { conditions } } }
/** The pages are built from one module a text, to load only what they show; for tests two thousand are slow to read. */
const alias = { './paraglide/messages.js': './paraglide/messages-in-one.js' }
/** One process reads the sources once for all its files; a file leaves nothing behind that another could see. */
const together = { isolate: false, unstubGlobals: true, restoreMocks: true }

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: { ...together, name: 'core', include: ['tests/core/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        ...shared,
        test: {
          ...together,
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        resolve: {
          conditions: ['furrow-source', 'browser', 'import', 'module', 'default'],
          alias,
        },
        test: {
          ...together,
          name: 'web',
          environment: 'happy-dom',
          include: ['tests/web/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: { name: 'house', include: ['tests/house/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        ...shared,
        resolve: { conditions, alias },
        test: {
          ...together,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/harness/before-all.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          pool: 'forks',
          // A page mostly waits: two at a time leave room for the tests beside them.
          maxWorkers: 2,
        },
      },
    ],
  },
})
