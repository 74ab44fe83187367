import { describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeMachine } from '../harness/factories.ts'
import { signInAs } from '../harness/people.ts'

const test = await makeTestApp()
await makeMachine(test)

describe('the machine', () => {
  it('is public, with what is assumed about it', async () => {
    const reply = await test.client().get('/api/settings/machine')
    expect(reply.body).toMatchObject({
      name: 'Gefion',
      gpus: 1528,
      provenance: { pricePerGpuHour: { assumed: true } },
    })
    expect(reply.headers['etag']).toBe('"1"')
  })

  it('is changed by an admin only, against the version that was seen', async () => {
    const admin = await signInAs(test, { roles: ['admin'] })
    const { id: _id, updatedAt: _at, version: _v, ...body } = (await admin.get('/api/settings/machine')).body
    const changed = { ...body, pue: 1.1, provenance: {} }
    const officer = await signInAs(test, { roles: ['officer'] })
    expect((await officer.put('/api/settings/machine', changed, { 'if-match': '"1"' })).status).toBe(404)
    const saved = await admin.put('/api/settings/machine', changed, { 'if-match': '"1"' })
    expect(saved.body).toMatchObject({ pue: 1.1, version: 2, provenance: {} })
    expect((await admin.put('/api/settings/machine', changed, { 'if-match': '"1"' })).status).toBe(412)
    const wrong = await admin.put('/api/settings/machine', { ...changed, pue: 0.5 }, { 'if-match': '"2"' })
    expect(wrong.body.errors[0].path).toBe('pue')
  })

  it('keeps a price list, and names the field of it that is wrong', async () => {
    const admin = await signInAs(test, { roles: ['admin'] })
    const seen = await admin.get('/api/settings/machine')
    const { id: _id, updatedAt: _at, version, ...body } = seen.body
    expect(body.priceList.rows).toHaveLength(4)
    const put = (priceList: object) =>
      admin.put('/api/settings/machine', { ...body, priceList }, { 'if-match': `"${version}"` })
    const row = { ...body.priceList.rows[3], validFrom: '2027-01-01', perGpuHour: 24.5 }
    const funder = { name: 'A', shareFraction: 0.6, assumed: false }
    const wrong = async (priceList: object) => {
      const { status, body: problem } = await put(priceList)
      return [status, ...problem.errors.map(({ path }: { path: string }) => path)]
    }
    const path = 'priceList'
    expect(await wrong({ rows: [row, row], funders: [] })).toEqual([400, `${path}.rows[1].validFrom`])
    expect(await wrong({ rows: [{ ...row, perGpuHour: -1 }], funders: [] })).toEqual([
      400,
      `${path}.rows[0].perGpuHour`,
    ])
    const shares = { rows: [], funders: [funder, { ...funder, name: 'B', shareFraction: 0.5425 }] }
    expect(await wrong(shares)).toEqual([400, `${path}.funders[1].shareFraction`])
    expect((await put(shares)).body.errors[0].message).toBe(
      'The shares add up to 114.25 %: lower them to 100 % at most.',
    )
    const emptied = { rows: [{ ...row, perGpuHour: null }], funders: [] }
    expect(await wrong(emptied)).toEqual([400, `${path}.rows[0].perGpuHour`])
    const saved = await put({ rows: [...body.priceList.rows, row], funders: [funder] })
    expect(saved.body).toMatchObject({ version: version + 1, priceList: { funders: [funder] } })
    expect((await test.client().get('/api/settings/machine')).body.priceList.rows[4]).toEqual(row)
  })

  it('the trail says which rows and funders of the price list came, went and changed', async () => {
    const admin = await signInAs(test, { roles: ['admin'] })
    const director = await signInAs(test, { roles: ['director'] })
    const { id: _id, updatedAt: _at, version: _v, ...body } = (await admin.get('/api/settings/machine')).body
    const row = {
      applicantKind: 'company',
      perGpuHour: 20,
      validFrom: '2024-01-01',
      paying: false,
      assumed: true,
    }
    const rest = { ...row, applicantKind: null }
    const gone = { ...row, validFrom: '2025-01-01' }
    const [a, b, c] = ['A', 'B', 'C'].map((name) => ({ name, shareFraction: 0.3, assumed: false }))
    const save = async (priceList: object, more = {}) => {
      const { version } = (await admin.get('/api/settings/machine')).body
      const changed = { ...body, priceList, ...more }
      const saved = await admin.put('/api/settings/machine', changed, { 'if-match': `"${version}"` })
      expect(saved.status).toBe(200)
      const trail = await director.get('/api/audit-events?action=settings.machine-changed')
      return trail.body.items[0].detail.changed
    }
    await save({ rows: [row, rest, gone], funders: [a, b] })
    const priceList = {
      rows: [
        { ...row, perGpuHour: 31.5, paying: true, assumed: false },
        rest,
        { ...rest, validFrom: '2026-06-01' },
      ],
      funders: [{ ...a, shareFraction: 0.4, assumed: true }, c],
    }
    expect(await save(priceList, { pue: 1.4 })).toEqual([
      `pue: ${body.pue} → 1.4`,
      'priceList company 2024-01-01: 20, in kind, assumed → 31.5, pays',
      'priceList company 2025-01-01: removed, was 20, in kind, assumed',
      'priceList every other kind 2026-06-01: added, 20, in kind, assumed',
      'priceList funder A: share 0.3 → share 0.4, assumed',
      'priceList funder B: removed, was share 0.3',
      'priceList funder C: added, share 0.3',
    ])
    const turned = { ...priceList, funders: priceList.funders.toReversed() }
    expect(await save(turned, { pue: 1.4 })).toEqual(['priceList: in another order'])
  })
})
