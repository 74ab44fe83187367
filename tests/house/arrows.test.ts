import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** A file in a room, one import in it, and whether the house allows that import. */
const arrows = [
  ['core/src/allocation/a.ts', 'zod', false],
  ['core/src/allocation/b.ts', '@noble/hashes/sha2.js', false],
  ['core/src/allocation/c.ts', 'node:fs', false],
  ['core/src/allocation/d.ts', '@furrow/server/app', false],
  ['core/src/allocation/e.ts', '../../../server/src/app.ts', false],
  ['core/src/allocation/f.ts', '../scoring/score.ts', true],
  ['core/src/contract/a.ts', 'zod', true],
  ['core/src/contract/b.ts', '@noble/hashes/sha2.js', false],
  ['core/src/record/a.ts', '@noble/curves/ed25519.js', true],
  ['core/src/record/b.ts', 'zod', false],
  ['core/src/ranking/a.ts', '@noble/hashes/sha2.js', true],
  ['core/src/ranking/b.ts', 'fastify', false],
  ['server/src/plugins/a.ts', '@furrow/core/errors', true],
  ['server/src/plugins/b.ts', '@furrow/web/api', false],
  ['server/src/plugins/c.ts', '../../../web/src/api.ts', false],
  ['server/src/features/calls/a.ts', '../proposals/service.ts', false],
  ['server/src/features/calls/b.ts', '../../plugins/audit.ts', true],
  ['server/src/features/calls/c.ts', './service.ts', true],
  ['web/src/features/calls/a.tsx', '../proposals/queries.ts', false],
  ['web/src/features/calls/b.tsx', '../../ui/Button.tsx', true],
  ['web/src/features/calls/c.tsx', '@furrow/core/machine/energy', true],
  ['web/src/features/calls/list/d.tsx', '../queries.ts', true],
  ['web/src/features/calls/list/f.tsx', '../../proposals/queries.ts', false],
  ['core/src/record/c.ts', '../contract/record.ts', true],
  ['web/src/ui/a.tsx', '@furrow/server/app', false],
  ['web/src/ui/b.tsx', 'node:path', false],
  ['web/src/ui/c.tsx', '@prisma/client', false],
] as const

interface Diagnostic {
  readonly code: string
  readonly filename: string
}

describe('the arrows between the rooms', () => {
  const house = mkdtempSync(join(tmpdir(), 'furrow-arrows-'))
  let reported = new Set<string>()

  const lint = (): readonly Diagnostic[] => {
    const oxlint = join(root, 'node_modules', '.bin', 'oxlint')
    const args = ['-c', join(root, '.oxlintrc.json'), '-f', 'json', '.']
    try {
      return JSON.parse(execFileSync(oxlint, args, { cwd: house, encoding: 'utf8' })).diagnostics
    } catch (error) {
      if (error instanceof Error && 'stdout' in error) return JSON.parse(String(error.stdout)).diagnostics
      throw error
    }
  }

  beforeAll(() => {
    for (const [file, target] of arrows) {
      mkdirSync(join(house, dirname(file)), { recursive: true })
      const kind = file.endsWith('e.ts') ? 'import type' : 'import'
      writeFileSync(join(house, file), `${kind} { x } from '${target}'\nexport const y = x\n`)
    }
    const diagnostics = lint()
    reported = new Set(
      diagnostics
        .filter((diagnostic) => diagnostic.code.includes('no-restricted-imports'))
        .map((diagnostic) => diagnostic.filename.replace(/^\.\//, '')),
    )
  })

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it.each(arrows)('%s importing %s is allowed: %s', (file, _target, allowed) => {
    expect(reported.has(file)).toBe(!allowed)
  })
})

describe('the purity of the core', () => {
  it.each([
    ['Date', 'export const now = Date.now()'],
    ['Math.random', 'export const dice = Math.random()'],
    ['process', 'export const home = process.env'],
  ])('%s in core is reported', (name, source) => {
    const house = mkdtempSync(join(tmpdir(), 'furrow-purity-'))
    mkdirSync(join(house, 'core/src'), { recursive: true })
    writeFileSync(join(house, 'core/src/impure.ts'), `${source}\n`)
    const oxlint = join(root, 'node_modules', '.bin', 'oxlint')
    let output = ''
    try {
      output = execFileSync(oxlint, ['-c', join(root, '.oxlintrc.json'), '.'], {
        cwd: house,
        encoding: 'utf8',
      })
    } catch (error) {
      if (error instanceof Error && 'stdout' in error) output = String(error.stdout)
    }
    rmSync(house, { recursive: true, force: true })
    expect(output, name).toContain('no-restricted')
  })
})
