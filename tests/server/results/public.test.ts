import { beforeAll, describe, expect, it } from 'vitest'
import { gefion } from '../../../prisma/seeds/data/machine.ts'
import { parseRecord } from '@furrow/core/contract/record'
import { verifyRecord } from '@furrow/core/record/verify'
import { Prisma } from '../../../server/src/generated/prisma/client.ts'
import { seedPracticeData, unwrap } from '../decisions/practice.ts'
import { makeTestApp, type TestApp } from '../harness/app.ts'

const call = 'gefion-taster-2026'
const address = `/api/results/${call}`
let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
  await seedPracticeData(test)
})

const publicAddresses = ['', '/statistics', '/statistics.csv', '/awards.csv', '/record', '/snapshot'].map(
  (part) => `${address}${part}`,
)

/** Every path to a leaf, places of lists and free keys as a star. */
function pathsOf(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [path]
  const free = /(weights|areaWeights|criteria|areas|scores)$/.test(path)
  return [
    ...new Set(
      Object.entries(value).flatMap(([key, child]) =>
        pathsOf(child, `${path}.${Array.isArray(value) || free ? '*' : key}`),
      ),
    ),
  ]
}

describe('the public pages of a released call', () => {
  it('have their awarded hours in the list of calls, where a call that is not released says none', async () => {
    const { body } = await test.client().get('/api/calls')
    const items: { id: string; state: string; budget: number; awarded: number | null }[] = body.items
    const released = items.find(({ id }) => id === call)
    const result = await test.client().get(address)
    expect(released).toMatchObject({ awarded: result.body.totals.awarded, budget: 20_000 })
    expect(released?.awarded).toBe(18_800)
    const others = items.filter(({ state }) => state !== 'released')
    expect(others.length).toBeGreaterThan(2)
    expect(others.map(({ awarded }) => awarded)).toEqual(others.map(() => null))
  })

  it('name no reviewer, nobody of a proposal without an award, none of its texts, and no address', async () => {
    const db = test.store.db
    const [people, turnedDown] = await Promise.all([
      db.person.findMany({ select: { id: true, name: true, email: true } }),
      db.proposal.findMany({
        where: { callId: call, awards: { none: { hours: { gt: 0 } } } },
        select: { id: true, title: true, summary: true, members: { select: { name: true, email: true } } },
      }),
    ])
    const reviews = await db.review.findMany({
      where: { callId: call },
      select: { textForApplicant: true, textForPanel: true },
    })
    const { body } = await test.client().get(address)
    const officials = [body.proposedBy, body.signedBy]
    const secrets = [
      ...people.flatMap(({ id, name, email }) => [id, email, ...(officials.includes(name) ? [] : [name])]),
      ...turnedDown.flatMap(({ id, title, summary, members }) => [
        id,
        title,
        summary,
        ...members.flatMap(({ name, email }) => [name, email]),
      ]),
      ...reviews.flatMap(({ textForApplicant, textForPanel }) => [textForApplicant, textForPanel]),
    ].filter((secret) => secret.length > 3)
    expect(turnedDown.length).toBeGreaterThan(3)
    for (const path of publicAddresses) {
      const { status, text, headers } = await test.client().get(path)
      expect(status, path).toBe(200)
      const all = `${text}${JSON.stringify(headers)}`
      expect(
        secrets.filter((secret) => all.includes(secret)),
        path,
      ).toEqual([])
    }
  })

  it('hold of proposals and reviewers what docs/public-page.md lists, and nothing else', async () => {
    const asked = async (part: string) => (await test.client().get(`${address}${part}`)).body
    const [page, snapshot, record, statistics] = await Promise.all(
      ['', '/snapshot', '/record', '/statistics'].map(asked),
    )
    const under = (body: unknown, ...parts: string[]) =>
      pathsOf(body)
        .filter((path) => parts.some((part) => path.startsWith(part)))
        .toSorted()
    expect(under(page, '.awards', '.proposals')).toEqual(
      ['area', 'hours', 'institution', 'proposal', 'summary', 'title', 'withdrawn']
        .concat(['kgLocation', 'kgMarket', 'kwh'].map((key) => `energy.${key}`))
        .concat(['amount', 'assumed', 'paying', 'perGpuHour', 'toPay'].map((key) => `value.${key}`))
        .map((key) => `.awards.*.${key}`)
        .concat('.proposals')
        .toSorted(),
    )
    expect(under(page, '.values')).toEqual(
      [
        'assumed',
        'currency',
        'date',
        'funders.*.amount',
        'funders.*.assumed',
        'funders.*.name',
        'inKind',
        'toPay',
        'unpricedHours',
      ].map((key) => `.values.${key}`),
    )
    const listed = [
      ...['area', 'eligible', 'id', 'minimum', 'requested', 'technicalCap', 'track'].map(
        (key) => `.proposals.*.${key}`,
      ),
      ...['confidence', 'proposal', 'reviewer', 'scores.*'].map((key) => `.reviews.*.${key}`),
    ]
    expect(under(snapshot, '.proposals', '.reviews').filter((path) => !listed.includes(path))).toEqual([])
    const reviewers: string[] = snapshot.reviews.map(({ reviewer }: { reviewer: string }) => reviewer)
    expect(reviewers.filter((label) => !/^R\d+$/.test(label))).toEqual([])
    expect(under(record, '.awards')).toEqual(['.awards.*.award', '.awards.*.proposal'])
    expect(under(record, '.outcome.awards').filter((path) => !path.includes('.reason.'))).toEqual(
      ['award', 'priority', 'proposal', 'rank', 'score', 'status'].map((key) => `.outcome.awards.*.${key}`),
    )
    expect(under(statistics, '.tables')).toEqual([
      '.tables.*.dimension',
      '.tables.*.masked',
      ...['awarded', 'funded', 'id', 'proposals', 'requested'].map((key) => `.tables.*.rows.*.${key}`),
    ])
  })

  it('count in statistics no group under five that the record does not show', async () => {
    const { body } = await test.client().get(`${address}/statistics`)
    expect(body).toMatchObject({ callId: call, proposals: 10, funded: 5 })
    const rows = body.tables
      .filter(({ masked }: { masked: boolean }) => masked)
      .flatMap((table: { rows: { proposals: number }[] }) => table.rows)
    expect(rows.filter(({ proposals }: { proposals: number }) => proposals < 5)).toEqual([])
    expect(body.agreement).toMatchObject({ proposals: 10, reviews: 30 })
    expect(body.agreement.alpha).toBeGreaterThan(-1)
  })

  it('give an area one size, beside the totals and in the statistics', async () => {
    const { areas } = (await test.client().get(address)).body
    const { tables } = (await test.client().get(`${address}/statistics`)).body
    const { rows } = tables.find(({ dimension }: { dimension: string }) => dimension === 'area')
    const sizes = (list: { proposals: number; funded: number; requested: number; awarded: number }[]) =>
      list.map(({ proposals, funded, requested, awarded }) => [proposals, funded, requested, awarded].join())
    expect(sizes(areas).toSorted()).toEqual(sizes(rows).toSorted())
  })

  it('do not exist before the release: the same bytes as for a call that is not there', async () => {
    const bare = (text: string) =>
      text.replaceAll(/[0-9a-f-]{20,}|req-\w+/g, '').replaceAll(/"requestId":"[^"]*"/g, '')
    for (const part of ['', '/statistics', '/statistics.csv', '/awards.csv', '/record', '/snapshot']) {
      const [waiting, absent] = await Promise.all([
        test.client().get(`/api/results/gefion-industry-2026${part}`),
        test.client().get(`/api/results/no-such-call${part}`),
      ])
      expect([waiting.status, absent.status]).toEqual([404, 404])
      expect(bare(waiting.text).replaceAll('gefion-industry-2026', '')).toBe(
        bare(absent.text).replaceAll('no-such-call', ''),
      )
    }
  })

  it('come as CSV with a head, the awards as the page has them', async () => {
    const { body } = await test.client().get(address)
    const { text, headers } = await test.client().get(`${address}/awards.csv`)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFFproposal,title,institution,area,hours,kWh,kg CO2e location-based,kg CO2e market-based,value,currency,in kind or to pay,price assumed,summary,withdrawn before the release',
    )
    for (const { proposal, hours, value, energy } of body.awards) {
      // 0.969 kWh a GPU-hour, 1.25 of it with the hall, 135 g a kWh.
      expect(energy.kwh).toBeCloseTo(hours * 0.969 * 1.25, 6)
      expect(energy.kgLocation).toBeCloseTo(energy.kwh * 0.135, 3)
      for (const amount of [energy.kwh, energy.kgLocation, energy.kgMarket])
        expect(String(amount), proposal).toMatch(/^\d+(\.\d{1,3})?$/)
      const used = [hours, energy.kwh, energy.kgLocation, 0].join(',')
      const basis = value.paying ? 'to pay' : 'in kind'
      expect(text).toMatch(new RegExp(`^${proposal},.*,${used},${value.amount},DKK,${basis},true,`, 'm'))
    }
    const statistics = await test.client().get(`${address}/statistics.csv`)
    expect(statistics.text).toMatch(/^area,green-transition,4,3,12800,10800\r$/m)
  })
})

describe('the value of the awards of a released call', () => {
  interface Valued {
    readonly proposal: string
    readonly hours: number
    readonly value: { readonly amount: number; readonly paying: boolean }
  }
  const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

  it('is hours times the price of the kind of applicant, in kind or to pay, and adds up by funder', async () => {
    const { body } = await test.client().get(address)
    const rows = await test.store.db.proposal.findMany({
      where: { callId: call },
      select: { number: true, applicantKind: true },
    })
    const companies = rows.filter(({ applicantKind }) => applicantKind === 'company')
    const numbers = companies.map(({ number }) => number)
    const awards: Valued[] = body.awards
    for (const { proposal, hours, value } of awards)
      expect(value).toEqual({
        amount: hours * 20,
        toPay: numbers.includes(proposal) ? hours * 20 : 0,
        perGpuHour: 20,
        paying: numbers.includes(proposal),
        assumed: true,
      })
    const amounts = (isPaying: boolean) =>
      sumOf(awards.filter(({ value }) => value.paying === isPaying).map(({ value }) => value.amount))
    expect(body.values).toMatchObject({
      currency: 'DKK',
      inKind: amounts(false),
      toPay: amounts(true),
      assumed: true,
      unpricedHours: 0,
    })
    expect(sumOf(body.values.funders.map(({ amount }: { amount: number }) => amount))).toBe(amounts(false))
  })

  it('stays what it was, also by a price that is written later and holds from a day before', async () => {
    const texts = async () =>
      Promise.all(
        ['', '/awards.csv', '/record'].map(
          async (part) => (await test.client().get(`${address}${part}`)).text,
        ),
      )
    const setList = (priceList: object) =>
      test.store.write((tx) => tx.machine.update({ where: { id: 'gefion' }, data: { priceList } }))
    const before = await texts()
    const { values } = (await test.client().get(address)).body
    const row = { paying: true, assumed: false, perGpuHour: 50 }
    const kinds = [null, 'company', 'public-research']
    const later = kinds.map((applicantKind) => ({ ...row, applicantKind, validFrom: values.date }))
    await setList({ rows: [...gefion.priceList.rows, ...later], funders: [] })
    expect(await texts()).toEqual(before)
    await setList({ rows: [], funders: [] })
    expect(await texts()).toEqual(before)
    await setList(gefion.priceList)
  })

  it('stands in the signed record with all that it takes to compute it again', async () => {
    const [{ body }, { body: record }] = await Promise.all([
      test.client().get(address),
      test.client().get(`${address}/record`),
    ])
    const { currency, date, ...totals } = body.values
    expect(record.values).toMatchObject({ currency, date, totals })
    const valued: (Valued & { proposal: string })[] = body.awards
    const amounts = new Map(valued.map(({ proposal, value }) => [proposal, value.amount]))
    const said: { proposal: string; amount: number }[] = record.values.awards
    expect(new Map(said.map(({ proposal, amount }) => [proposal, amount]))).toEqual(amounts)
    const checks = verifyRecord({ record: unwrap(parseRecord(record)) }).checks
    expect(checks.find(({ name }) => name === 'values')).toMatchObject({ ok: true, made: true })
  })

  it('is absent without a price list', async () => {
    const prices = await test.store.db.decision.findFirstOrThrow({
      where: { callId: call },
      select: { id: true, prices: true },
    })
    const keep = (kept: typeof prices.prices) =>
      test.store.write((tx) =>
        tx.decision.update({ where: { id: prices.id }, data: { prices: kept ?? Prisma.DbNull } }),
      )
    await keep(null)
    const { body } = await test.client().get(address)
    expect([body.values, body.awards[0].value]).toEqual([null, null])
    await keep(prices.prices)
  })
})

describe('the page of what the machine is for', () => {
  it('adds up to the awards of the released calls, by area, kind and project, with the source of each number', async () => {
    const [{ body }, awards] = await Promise.all([
      test.client().get('/api/impact'),
      test.client().get(address),
    ])
    const { hours } = body.total
    const sum = (rows: { hours: number }[]) => rows.reduce((total, row) => total + row.hours, 0)
    expect(hours).toBe(sum(awards.body.awards))
    expect([sum(body.areas), sum(body.kinds), sum(body.projects), sum(body.calls)]).toEqual(
      Array(4).fill(hours),
    )
    const { public: open, private: own, unsaid } = body.sectors
    expect(open + own + unsaid).toBe(hours)
    expect(body.total.kwh).toBeCloseTo(hours * 0.969 * 1.25, 3)
    for (const { kwh, kgLocation } of [body.total, ...body.areas])
      expect(`${kwh} ${kgLocation}`).toMatch(/^\d+(\.\d{1,3})? \d+(\.\d{1,3})?$/)
    expect(body.figures[0]).toMatchObject({ name: 'kwhPerGpuHour', value: 0.969, assumed: true, year: 2024 })
    expect(body.projects[0]).toMatchObject({
      proposal: 'P02',
      kind: 'public-research',
      purpose: 'Recycle the blades of wind turbines',
      beneficiaries: 'owners of old turbines',
    })
  })

  it('knows nothing of a call that is not released', async () => {
    const { text, body } = await test.client().get('/api/impact')
    expect(body.calls.map(({ id }: { id: string }) => id)).toEqual([call])
    expect(text).not.toContain('Hear one voice at a loud table')
  })
})

describe('the public page of a call that publishes no snapshot', () => {
  it('counts in each area whom the record counts, since the rest would tell what a single one asked for', async () => {
    const areas = async () => (await test.client().get(address)).body.areas
    const everybody = await areas()
    await test.store.write((tx) =>
      tx.call.update({ where: { id: call }, data: { publishesSnapshot: false } }),
    )
    const { body: record } = await test.client().get(`${address}/record`)
    const asked = (list: { proposals: number; requested: number }[]) =>
      list.map(({ proposals, requested }) => [proposals, requested])
    expect(asked(await areas())).toEqual(asked(record.outcome.areas))
    expect(asked(everybody)).not.toEqual(asked(record.outcome.areas))
  })
})
