import { beforeAll, describe, expect, it } from 'vitest'
import { scoresSchema, type ScoresDocument } from '@furrow/core/contract/scores'
import { furrow, makeDataFolder, write } from '../cli/run.ts'
import { makeTestApp, type TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { pdfText } from '../harness/pdf-text.ts'
import { asPersona, password, seedPracticeData } from './practice.ts'

const pilot = '/api/calls/gefion-pilot'

let test: TestApp
let officer: Client
let decisionId = ''
let scores: ScoresDocument

const textIn = async (language: 'en' | 'da') =>
  pdfText((await officer.get(`/api/decisions/${decisionId}/report?language=${language}`)).body)

/** Runs the command that the report prints on the snapshot and the record that a stranger would have. */
async function scoresByTheCommandOf(text: string): Promise<ScoresDocument> {
  const folder = await makeDataFolder()
  const [, ...words] =
    /npx furrow (score) gefion-pilot\.snapshot\.json gefion-pilot\.record\.json (--draws \d+)/.exec(text) ??
    []
  const row = await test.store.db.decision.findUniqueOrThrow({ where: { id: decisionId } })
  const files = [
    write(folder, 'snapshot.json', row.snapshot),
    write(folder, 'record.json', row.record ?? ''),
  ] as const
  const options = [...(words[1] ?? '').split(' '), '--leave-one-out']
  return scoresSchema.parse(JSON.parse(furrow(folder, words[0] ?? '', ...files, ...options).out))
}

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
  officer = await asPersona(test, 'officer')
  const { body: list } = await officer.get(`${pilot}/scenarios`)
  const scenarioId = list.items.find(({ name }: { name: string }) => name === 'Practice default').id
  const { outcomeHash } = (await officer.post(`${pilot}/decision-preview`, { scenarioId, overrides: [] }))
    .body
  decisionId = (await officer.post(`${pilot}/decisions`, { scenarioId, outcomeHash })).body.id
  const director = await asPersona(test, 'director')
  await director.post(`/api/decisions/${decisionId}/sign`, { password })
  scores = await scoresByTheCommandOf(await textIn('en'))
}, 120_000)

const open = ({ probabilityFunded: chance }: ScoresDocument['proposals'][number]) =>
  chance !== null && chance > 0.05 && chance < 0.95

describe('how sure the outcome is, in the report of a decision', () => {
  it('has for everybody around the line the intervals and the chance that the printed command gives', async () => {
    const text = await textIn('en')
    const grey = new Set(scores.greyZone?.proposals)
    const table = text.slice(text.indexOf('Ranks, 90'), text.indexOf('times the scores are drawn'))
    const around = scores.proposals.filter((row) => grey.has(row.proposal) || open(row))
    expect(around.length).toBeGreaterThan(3)
    for (const { proposal, rank, rankInterval50, rankInterval90, probabilityFunded } of around) {
      const chance = Number(((probabilityFunded ?? 0) * 100).toFixed(2))
      const row = [proposal, rank ?? '–', rankInterval50?.join('–'), rankInterval90?.join('–'), chance, '%']
      expect(table).toContain([...row, ...(grey.has(proposal) ? ['grey'] : [])].join(' '))
    }
    for (const { proposal } of scores.proposals)
      expect(table.includes(`${proposal} `), proposal).toBe(around.some((row) => row.proposal === proposal))
  })

  it('counts who is sure of hours, sure of none, and grey', async () => {
    const text = await textIn('en')
    const chances = scores.proposals.map(({ probabilityFunded }) => probabilityFunded)
    const sure = chances.filter((chance) => chance !== null && chance >= 0.95).length
    const none = chances.filter((chance) => chance !== null && chance <= 0.05).length
    const between = scores.proposals.filter(open).length
    const ranked = scores.proposals.filter(({ expectedRank }) => expectedRank !== null).length
    expect(text).toContain(`${scores.greyZone?.proposals.length} of ${ranked} proposals lie in the grey zone`)
    expect(text).toContain(
      `${sure} get hours in 95 % of the draws or more, ${none} in 5 % or fewer, and ${between}`,
    )
  })

  it('says in whole ranks where the line of the draws lies, and why it is not that of the outcome', async () => {
    const text = await textIn('en')
    const line = scores.greyZone?.line ?? 0
    expect(text).toContain(`hold ranks ${Math.floor(line)}–${Math.ceil(line)}, the line of the draws`)
    const { body } = await officer.get(`/api/decisions/${decisionId}`)
    expect(text).toContain(
      `the hours first run short at rank ${body.outcome.cutLine.rank}. The line of the draws`,
    )
    expect(text).not.toContain('which is at')
  })

  it('says how often it was drawn, by what seed, and how far that goes', async () => {
    const text = await textIn('en')
    expect(scores.uncertainty.draws).toBe(2000)
    expect(text).toContain(
      '2,000 times the scores are drawn as the reviews leave them uncertain, by the seed',
    )
    expect(text).toContain('A chance of one half is then right to 1.1 percentage points')
    expect(text).toContain('Whoever takes the snapshot and the record')
  })

  it('names the awards that hang on one reviewer as the command does', async () => {
    const moved = new Set(scores.flips?.flatMap(({ gains, loses }) => [...gains, ...loses])).size
    expect(await textIn('en')).toContain(`changes whether a proposal gets hours for ${moved} proposals`)
    expect(moved).toBeGreaterThan(0)
  })

  it('is counted on the page to sign with the same numbers, which an applicant does not read', async () => {
    const { status, body } = await officer.get(`/api/decisions/${decisionId}/sureness`)
    expect(status).toBe(200)
    expect(body.greyZone).toEqual({
      line: scores.greyZone?.line,
      proposals: scores.greyZone?.proposals.length,
    })
    expect(body.chances.open).toBe(scores.proposals.filter(open).length)
    expect(body).not.toHaveProperty('atLine')
    const researcher = await asPersona(test, 'researcher')
    expect((await researcher.get(`/api/decisions/${decisionId}/sureness`)).status).toBe(404)
  })

  it('says the same in Danish', async () => {
    const text = await textIn('da')
    expect(text).toContain('2.000 gange trækkes scorerne')
    expect(text).toContain(`${scores.greyZone?.proposals.length} af `)
    expect(text).toContain('--draws 2000')
  })

  it('says what cannot be given where each proposal has one review', async () => {
    const row = await test.store.db.decision.findUniqueOrThrow({ where: { id: decisionId } })
    const snapshot = JSON.parse(row.snapshot)
    const seen = new Set<string>()
    const reviews = snapshot.reviews.filter(
      ({ proposal }: { proposal: string }) => !seen.has(proposal) && seen.add(proposal),
    )
    const thin = {
      snapshot: JSON.stringify({ ...snapshot, reviews }),
      snapshotHash: `sha256:${'0'.repeat(64)}`,
    }
    await test.store.write((tx) => tx.decision.update({ where: { id: decisionId }, data: thin }))
    const text = await textIn('en')
    expect(text).toContain(
      'Intervals of rank and chances of hours cannot be given: each proposal has one review',
    )
    expect(text).not.toContain('grey zone')
  })
})
