import { runAll } from '@furrow/core/allocation/progress'
import type { SnapshotInput } from '@furrow/core/contract/snapshot'
import type { Found, Study } from '../../web/src/features/studio/studies.ts'
import { studyParts } from '../../web/src/features/studio/study-parts.ts'
import { makeCallEngine } from './call-engine.ts'

/** More than are run on the page itself. */
export const proposals = 2100

/** More than the hundred whose exaggeration is tried, and few enough to try it in seconds. */
const few = 210

/** Spreads whole numbers over 0 to 1, the same way each time. */
const scattered = (n: number): number => ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296

/** Whole marks from 1 to 5: by worth, by who reads it, and by chance. */
function markOf(proposal: number, reviewer: number): number {
  const worth = 1.5 + 3 * scattered(proposal + 1)
  const strictness = 1.6 * (scattered(reviewer + 7001) - 0.5)
  const chance = 1.4 * (scattered(proposal * 613 + reviewer + 90_001) - 0.5)
  return Math.min(5, Math.max(1, Math.round(worth - strictness + chance)))
}

const readersOf = (i: number, reviewers: number): readonly number[] => {
  const first = (i * 7) % reviewers
  return [first, (first + 1 + (i % 13)) % reviewers]
}

const idOf = (i: number) => `X${String(i).padStart(4, '0')}`

type Size = { id: string; title: string; proposals: number; reviewers: number; budget: number }

/** A snapshot of somebody else: one criterion, no areas, no machine, no titles. Few marks, so the line runs through a tie. */
const importOf = ({ id, title, proposals, reviewers, budget }: Size): SnapshotInput => ({
  format: 'furrow.snapshot/1',
  call: { id, title, budget, criteria: [{ id: 'c', min: 1, max: 5 }] },
  proposals: Array.from({ length: proposals }, (_, i) => ({ id: idOf(i), requested: 20 + (i % 60) })),
  reviews: Array.from({ length: proposals }, (_, i) =>
    readersOf(i, reviewers).map((reviewer) => ({
      proposal: idOf(i),
      reviewer: `R${reviewer}`,
      scores: { c: markOf(i, reviewer) },
    })),
  ).flat(),
})

export const imported = importOf({
  id: 'imported',
  title: 'An import of thousands',
  proposals,
  reviewers: 400,
  budget: 50_000,
})

/** The same at a tenth of its size. */
export const importedFew = importOf({
  id: 'imported-few',
  title: 'An import of hundreds',
  proposals: few,
  reviewers: 40,
  budget: 5000,
})

const studies = {
  curve: { kind: 'curve', every: false },
  placebo: { kind: 'placebo' },
  severity: { kind: 'severity' },
} as const satisfies Record<string, Study>

/** What the engine says of it under its published rules, and by which studies. */
export function engineOfImport(seed: string) {
  const own = makeCallEngine(imported, seed)
  const study = <Kind extends 'curve' | 'placebo' | 'severity'>(kind: Kind): Found[Kind] => {
    const findings = runAll(studyParts(own.engine, { scenario: own.scenario(), study: studies[kind] }))
    const found: Partial<Found> = findings
    const answer = found[kind]
    if (answer === undefined) throw new Error(`Asked for ${kind}, found ${findings.kind}.`)
    return answer
  }
  return { ...own, study }
}
