import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { rankSumDeviation } from '../harness/rank-sum.ts'
import { lockedCall, numberOf, ok, password, propose } from '../harness/released-call.ts'

const test = await makeTestApp()
const each = 6
let applicant: Client
let ids: ReadonlyMap<string, string>
let decisionId = ''
let given: ReadonlyMap<string, number>

/** The same in everything but the score; the first half gets all that it asks for, the other nothing. */
const wishes = Array.from({ length: 2 * each }, (_, index) => ({
  title: `Invented project ${String(index).padStart(2, '0')}`,
  areaKey: 'open',
  requested: 1000,
  minimum: 1000,
  score: 90 - index,
}))
const awarded = wishes.slice(0, each).map((_, index) => numberOf(index))
const turnedDown = wishes.slice(each).map((_, index) => numberOf(each + index))

beforeAll(async () => {
  // One applicant owns them all, so that nothing else differs between two requests.
  const made = await lockedCall(test, { id: 'times', budget: each * 1000, wishes, people: 1 })
  const proposed = await propose(made, { policy: { kind: 'cutoff' } })
  given = new Map(proposed.outcome.awards.map(({ proposal, award }) => [proposal, award]))
  decisionId = proposed.decisionId
  ok(await made.director.post(`/api/decisions/${decisionId}/sign`, { password }))
  ok(await made.officer.post(`/api/decisions/${decisionId}/letters/prepare`, {}))
  ids = made.ids
  applicant = made.applicants.get('P001') ?? test.client()
})

/** All that a reply tells, without ids, hashes and the running numbers of texts, which differ between any two. */
async function tell(number: string, tail: string): Promise<string> {
  const { status, headers, text } = await applicant.get(`/api/proposals/${ids.get(number) ?? ''}${tail}`)
  const plain = text
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}[0-9a-f-]{16,}/g, '#')
    .replaceAll(/(P|project |Summary |Institution |Science text )\d+/g, '$1#')
  return [status, headers['cache-control'], 'etag' in headers, plain].join(' ')
}

async function millisecondsOf(number: string, tail: string): Promise<number> {
  const begun = performance.now()
  await applicant.get(`/api/proposals/${ids.get(number) ?? ''}${tail}`)
  return performance.now() - begun
}

/** Both kinds in turn, each first as often as second: whatever else the machine does meets both alike. */
async function deviationOf(tail: string): Promise<number> {
  const times = { awarded: [] as number[], turnedDown: [] as number[] }
  for (let sample = 0; sample < 120; sample++) {
    const kinds = [
      [times.awarded, awarded],
      [times.turnedDown, turnedDown],
    ] as const
    for (const [list, numbers] of sample % 2 === 0 ? kinds : kinds.toReversed())
      list.push(await millisecondsOf(numbers[sample % each] ?? '', tail))
  }
  return rankSumDeviation(times.awarded, times.turnedDown)
}

const tails = ['', '/result', '/award', '/letter', '/letter/pdf']

describe('between the signature and the release an applicant', () => {
  it('has proposals that get all and others that get nothing, with their letters prepared', async () => {
    expect(awarded.map((number) => given.get(number))).toEqual(awarded.map(() => 1000))
    expect(turnedDown.map((number) => given.get(number))).toEqual(turnedDown.map(() => 0))
    expect(await test.store.db.letterFact.count({ where: { decisionId } })).toBe(wishes.length)
  })

  it.each(tails)('cannot tell by status, header or body of "%s" whether hours are coming', async (tail) => {
    const told = await Promise.all([...awarded, ...turnedDown].map((number) => tell(number, tail)))
    expect([...new Set(told)]).toHaveLength(1)
  })

  it.each(tails)('cannot tell by the time that "%s" takes', async (tail) => {
    // Twice in a row beyond 3.9 standard deviations: once in 100 million runs where nothing leaks.
    const deviations = [await deviationOf(tail)]
    if (Math.abs(deviations[0] ?? 0) > 3.9) deviations.push(await deviationOf(tail))
    expect(
      deviations.some((deviation) => Math.abs(deviation) <= 3.9),
      deviations.join(', '),
    ).toBe(true)
  })
})

describe('the comparison of times', () => {
  it('finds a shift by half of the spread, and nothing between a sample and itself', () => {
    const sample = Array.from({ length: 60 }, (_, index) => (index * 37) % 60)
    expect(rankSumDeviation(sample, sample)).toBeCloseTo(0)
    expect(rankSumDeviation([5, 6, 7], [1, 2, 3, 4])).toBeCloseTo(6 / Math.sqrt(8))
    expect(
      rankSumDeviation(
        sample.map((time) => time + 30),
        sample,
      ),
    ).toBeGreaterThan(3.9)
  })
})
