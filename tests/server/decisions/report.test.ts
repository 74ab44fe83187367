import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestApp, type TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { pdfText } from '../harness/pdf-text.ts'
import { asPersona, seedPracticeData } from './practice.ts'

const pilot = '/api/calls/gefion-pilot'

let test: TestApp
let officer: Client
let decisionId = ''

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
  officer = await asPersona(test, 'officer')
  const { body: list } = await officer.get(`${pilot}/scenarios`)
  const { content } = list.items.find(({ name }: { name: string }) => name === 'Practice default')
  const tuned = {
    ...content,
    weights: { ...content.weights, excellence: 12.25 },
    areas: { ...content.areas, quantum: { minShare: 0.0512, maxShare: 0.5 } },
    confidence: { 1: 0.5 },
    thresholds: { ...content.thresholds, score: 40 },
    reserve: 0.125,
    policy: {
      kind: 'steps',
      mode: 'stop',
      steps: [
        { score: 80, share: 1 },
        { score: 60, share: 0.75 },
      ],
    },
  }
  const { body: saved } = await officer.post(`${pilot}/scenarios`, { name: 'Tuned', content: tuned })
  const scenarioId = saved.id
  const overrides = [{ proposal: 'P18', kind: 'award', award: 4000, reason: 'The panel asked for it.' }]
  const drafted = { scenarioId, overrides }
  const { outcomeHash } = (await officer.post(`${pilot}/decision-preview`, drafted)).body
  decisionId = (await officer.post(`${pilot}/decisions`, { ...drafted, outcomeHash })).body.id
})

const textIn = async (language: 'en' | 'da') =>
  pdfText((await officer.get(`/api/decisions/${decisionId}/report?language=${language}`)).body)

describe('the report of a decision', () => {
  it('says in words how the hours were shared out, with each parameter and its unit', async () => {
    const text = await textIn('en')
    expect(text).toContain('In steps of the score: from 80 points up to 100 % of what was asked for')
    expect(text).toContain('Policy Steps of the score')
    expect(text).toContain('From 60 points 75 % of the request')
    expect(text).toContain('At the line stop Awards in part yes')
    expect(text).toContain('Reserve 12.5 % of the budget')
    expect(text).toContain('Scores as given')
    expect(text).not.toContain('"kind"')
  })

  it('has every sign that it uses in its typeface', async () => {
    // Two titles end a question.
    const own = (text: string) => text.replaceAll(/(Machine|Infection)\?/g, '')
    expect(own(await textIn('en'))).not.toContain('?')
    expect(own(await textIn('da'))).not.toContain('?')
  })

  it('lists every rule that is applied otherwise than published', async () => {
    const text = await textIn('en')
    const { body } = await officer.get(`/api/decisions/${decisionId}`)
    expect(body.differences.map(({ rule }: { rule: string }) => rule).sort()).toEqual([
      'areas.quantum.maxShare',
      'areas.quantum.minShare',
      'confidence.1',
      'policy',
      'reserve',
      'thresholds.score',
      'weights.excellence',
    ])
    const list = text.slice(text.indexOf('Differences from the published rules'))
    for (const row of [
      /Weight of “[^”]+” [\d.]+ 12\.25/,
      /Threshold of the score 60 40/,
      /Guarantee for Quantum[^%]* \d+ % 5\.12 %/,
      /Maximum for Quantum[^%]* \d+ % 50 %/,
      /Weight of a review: outside my field × 1 × 0\.5/,
      /How the hours were shared out not fixed by the call In steps of the score: from 80 points/,
      /Reserve not fixed by the call 12\.5 %/,
    ])
      expect(list).toMatch(row)
  })

  it('marks awards by hand, lists who gets none, who gains and loses, and each area with share and shortfall', async () => {
    const text = await textIn('en')
    const { body } = await officer.get(`/api/decisions/${decisionId}`)
    expect(text).toMatch(/P18 [^()]*\(by hand; by the rules [\d,]+ h\) \d+ [\d.]+ 4,000 h/)
    const none = text.slice(text.indexOf('Not awarded'), text.indexOf('Decided by hand Number'))
    for (const { proposal, award } of body.outcome.awards)
      expect(none.includes(`${proposal} `), proposal).toBe(award === 0)
    const gains = text.slice(text.indexOf('Who gains and who loses'))
    for (const { proposal } of body.moved) expect(gains).toContain(`${proposal} `)
    expect(none).toMatch(/P33 [^()]*\(at most 26,000 h can be given\) \d+ [\d.]+ 32,000 h/)
    const short = body.outcome.areas.map((area: { shortfall: number }) => area.shortfall)
    expect(short).toEqual([0, 0, 0, 0, 0])
    expect(text).toMatch(/Awarded Share Shortfall .*Healthcare .* 53,900 h 19\.3 % –/)
  })

  it('counts all proposals of an area, also P18 by hand without a rank, and all that they asked for', async () => {
    const { outcome, proposals } = (await officer.get(`/api/decisions/${decisionId}`)).body
    const rows = Object.values<{ area: string; requested: number }>(proposals)
    for (const { area, proposals: count, requested } of outcome.areas) {
      const own = rows.filter((row) => row.area === area)
      expect([area, count, requested]).toEqual([
        area,
        own.length,
        own.reduce((sum, row) => sum + row.requested, 0),
      ])
    }
    expect(outcome.areas.find(({ area }: { area: string }) => area === 'green-transition')).toMatchObject({
      proposals: 11,
      requested: 291_800,
    })
  })

  it('says the same in Danish', async () => {
    const text = await textIn('da')
    expect(text).toContain('Fordeling Trin efter score')
    expect(text).toContain('Ved linjen stop Delvise bevillinger ja')
    expect(text).toMatch(/Vægten af ”[^”]+” [\d,]+ 12,25/)
    expect(text).toContain('Vægten af en bedømmelse: uden for mit felt × 1 × 0,5')
    expect(text).toMatch(/Antaget og ikke målt: .*(energi pr\. GPU-time|PUE)/)
  })

  it('gives the value of each award and the sums: in kind, by funder, and to be paid', async () => {
    const text = await textIn('en')
    const { values } = (await officer.get(`/api/decisions/${decisionId}`)).body
    const written = (amount: number) =>
      new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }).format(amount)
    expect(Object.keys(values.awards).length).toBeGreaterThan(1)
    expect([values.inKind, values.toPay].every((amount) => amount > 0)).toBe(true)
    for (const { amount, paying } of Object.values<{ amount: number; paying: boolean }>(values.awards))
      expect(text).toContain(paying ? ` h – ${written(amount)}` : ` h ${written(amount)} –`)
    expect(text).toContain(`h ${written(values.inKind)} ${written(values.toPay)}`)
    expect(text).toContain(`Given in kind ${written(values.inKind)}`)
    for (const { name, amount } of values.funders)
      expect(text).toContain(`In kind: ${name} (share assumed) ${written(amount)}`)
    expect(text).toContain(`To be paid by users ${written(values.toPay)} By the price list as of`)
  })
})
