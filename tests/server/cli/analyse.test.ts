import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explain } from '@furrow/core/allocation/explain'
import { offers } from '@furrow/core/allocation/waiting-list'
import { priceOfRules } from '@furrow/core/allocation/price-of-rules'
import { areaIds } from '@furrow/core/contract/area-ids'
import { parseScenario } from '@furrow/core/contract/scenario'
import { makeSyntheticCall } from '@furrow/core/ranking/synthetic-call'
import { furrowHere } from './here.ts'
import { write } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'furrow-analyse-'))
const { snapshot } = makeSyntheticCall({
  proposals: 12,
  reviewers: 6,
  reviewersPerProposal: 3,
  seed: 'analyse',
})
const machine = {
  name: 'M',
  gpus: 8,
  gpusPerNode: 8,
  energy: { kwhPerGpuHour: 0.731, pue: 1.17, gramsPerKwh: { location: 112.3, market: 17.7 } },
  price: { perGpuHour: 19.99, currency: 'DKK' },
}
const base = { format: 'furrow.scenario/1', policy: { kind: 'cutoff' }, reserve: 0.1, seed: 's' }
const read = (json: object) => {
  const parsed = parseScenario({ ...base, ...json }, snapshot)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}
const snapshotFile = write(folder, 'snapshot.json', snapshot)
const fileOf = (name: string, json: object): string => write(folder, name, { ...base, ...json })
const plain = fileOf('plain.json', {})
const ids = snapshot.proposals.map(({ id }) => id)

async function analyse(scenario: string, ...words: readonly string[]) {
  const { code, out, error } = await furrowHere(folder, 'analyse', snapshotFile, scenario, ...words)
  return { code, error, found: out === '' ? null : JSON.parse(out) }
}

describe('furrow explain', () => {
  it('prints the explanation of one proposal and whom it displaces', async () => {
    const [proposal = ''] = ids
    const { code, out } = await furrowHere(folder, 'explain', snapshotFile, plain, proposal)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ...explain(snapshot, read({}), { proposal }) })
    expect(Array.isArray(JSON.parse(out).displaces)).toBe(true)
  })

  it('refuses a proposal that is not there', async () => {
    const { code, error } = await furrowHere(folder, 'explain', snapshotFile, plain, 'P99x')
    expect([code, error]).toEqual([2, `P99x: is no proposal of ${snapshotFile}.\n`])
  })
})

describe('furrow analyse', () => {
  it('puts the policies side by side, the exact ones too', async () => {
    const { found } = await analyse(plain, 'policies')
    expect(found.policies.map(({ policy }: { policy: { kind: string } }) => policy.kind)).toContain(
      'knapsack',
    )
    expect(found.snapshot).toMatch(/^sha256:/)
  })

  it('prices the rules', async () => {
    const { found } = await analyse(plain, 'rules')
    expect(found.rules).toEqual(JSON.parse(JSON.stringify(priceOfRules(snapshot, read({})))))
  })

  it('shows 200 budgets, and who gains by larger claims', async () => {
    const { budgets } = (await analyse(plain, 'budgets')).found
    expect(budgets.points).toHaveLength(200)
    expect(budgets.scanned).toBe('every-unit')
    expect((await analyse(plain, 'gaming')).found.gaming.length).toBeGreaterThan(3)
  })

  it('says how far the awards are from the proven best', async () => {
    const { found } = await analyse(plain, 'audit')
    expect(found.audit.proven).toBe(true)
    expect(found.audit.missingShare).toBeGreaterThanOrEqual(0)
    expect(found.audit.missingShare).toBeLessThan(0.2)
  })

  it('claims nothing where the solver gets no time', async () => {
    const { found } = await analyse(plain, 'audit', '--seconds', '0')
    expect(found.audit).toMatchObject({ proven: false, best: null, missingShare: null })
  })

  it('gives the odds of a draw, and only of one', async () => {
    const tiers = fileOf('tiers.json', { policy: { kind: 'tiers', fund: 70, draw: 60 } })
    expect((await analyse(tiers, 'odds')).found.odds.method).toMatch(/exact|simulated/)
    const { code, error } = await analyse(plain, 'odds')
    expect([code, error]).toEqual([2, `${plain}: Only a scenario with tiers has a draw.\n`])
  })

  it('walks the waiting list after events', async () => {
    const events = [{ kind: 'released' as const, gpuHours: 5000 }]
    const file = write(folder, 'events.json', events)
    const { found } = await analyse(plain, 'waiting', '--events', file)
    expect(found.waiting).toEqual(JSON.parse(JSON.stringify(offers(snapshot, read({}), { events }))))
    const wrong = write(folder, 'wrong.json', [{ kind: 'released', gpuHours: -1 }])
    const refused = await analyse(plain, 'waiting', '--events', wrong)
    expect(refused.code).toBe(2)
    expect(refused.error).toContain('wrong.json: [0].gpuHours: ')
    const stranger = write(folder, 'stranger.json', [{ kind: 'withdrawn', proposal: 'nobody' }])
    expect((await analyse(plain, 'waiting', '--events', stranger)).code).toBe(2)
  })

  it.each(['policies', 'rules', 'budgets', 'gaming', 'audit', 'odds', 'waiting'])(
    'prints no number with more than four places in %s',
    async (what) => {
      const machineFile = write(folder, 'machine.json', { ...snapshot, machine })
      const drawn = fileOf('drawn.json', {
        policy: { kind: 'tiers', tiers: Object.fromEntries(ids.slice(0, 7).map((id) => [id, 2])) },
        reserve: 0.6,
        areas: { [areaIds(snapshot)[0] ?? '']: { minShare: 0.3, maxShare: 0.5 } },
        areaWeights: { [areaIds(snapshot)[1] ?? '']: 1.1 },
        thresholds: { score: 30 },
      })
      const { code, out } = await furrowHere(folder, 'analyse', machineFile, drawn, what)
      expect(code).toBe(0)
      expect(out.match(/\d+\.\d{5,}|\de-\d/g)).toBeNull()
    },
  )

  it('names what there is for what there is not', async () => {
    const { code, error } = await analyse(plain, 'nonsense')
    expect(code).toBe(2)
    expect(error).toContain('policies, rules, budgets, gaming, audit, odds, waiting')
  })
})
