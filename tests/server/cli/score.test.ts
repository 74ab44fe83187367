import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseScenario } from '@furrow/core/contract/scenario'
import { scoresSchema } from '@furrow/core/contract/scores'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { scoreDocument } from '@furrow/core/ranking/score-document'
import { makeSyntheticCall } from '@furrow/core/ranking/synthetic-call'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { furrowHere } from './here.ts'
import { furrow, write } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'furrow-score-'))
const { snapshot } = makeSyntheticCall({
  proposals: 20,
  reviewers: 8,
  reviewersPerProposal: 3,
  seed: 'cli',
})
const scenarioInput = {
  format: 'furrow.scenario/1',
  calibration: 'shift',
  policy: { kind: 'cutoff' },
  seed: 's',
}
const parsed = parseScenario(scenarioInput, snapshot)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
const files = [
  write(folder, 'snapshot.json', snapshot),
  write(folder, 'scenario.json', scenarioInput),
] as const

describe('furrow score', () => {
  it('prints the canonical document and a line feed, and nothing on standard error', () => {
    const { code, out, error } = furrow(folder, 'score', ...files)
    expect([code, error]).toEqual([0, ''])
    expect(out).toBe(`${canonicalJson(scoreDocument(snapshot, parsed.value))}\n`)
  })

  it('counts draws, adds the likelihood and leaves out reviewers where it is asked', async () => {
    const options = ['--draws', '30', '--reml', '--leave-one-out', '--pretty']
    const { code, out } = await furrowHere(folder, 'score', ...files, ...options)
    const document = scoresSchema.parse(JSON.parse(out))
    expect(code).toBe(0)
    expect(document.uncertainty.draws).toBe(30)
    expect(document.variances.reml).toBeDefined()
    expect(document.flips).not.toBeNull()
    expect(out).toContain('\n  "format"')
  })

  it.each(['-1', 'many', '1.5', '100001', ''])('refuses %j draws with exit 2', async (draws) => {
    const { code, out, error } = await furrowHere(folder, 'score', ...files, `--draws=${draws}`)
    expect([code, out]).toEqual([2, ''])
    expect(error).toContain('--draws: takes a whole number from 0 to 100,000')
  })

  it('names each wrong field with its path', async () => {
    const parsedAgain = parseSnapshot(snapshot)
    expect(parsedAgain.ok).toBe(true)
    const wrong = write(folder, 'wrong.json', { ...scenarioInput, reserve: 2 })
    const { code, error } = await furrowHere(folder, 'score', files[0], wrong)
    expect(code).toBe(2)
    expect(error).toContain('wrong.json: reserve: ')
  })
})
