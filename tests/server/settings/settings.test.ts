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
    expect(await wrong({ rows: [], funders: [funder, { ...funder, name: 'B' }] })).toEqual([
      400,
      `${path}.funders[1].shareFraction`,
    ])
    const saved = await put({ rows: [...body.priceList.rows, row], funders: [funder] })
    expect(saved.body).toMatchObject({ version: version + 1, priceList: { funders: [funder] } })
    expect((await test.client().get('/api/settings/machine')).body.priceList.rows[4]).toEqual(row)
  })
})
