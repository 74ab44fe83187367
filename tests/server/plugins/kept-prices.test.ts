import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { keptPrice, keptPrices } from '../../../server/src/plugins/award-values.ts'

const folder = join(import.meta.dirname, '../../../prisma/migrations/sqlite')
const migration = '0013_kept_prices'

/** A database as it was before a migration. */
function databaseBefore(name: string) {
  const database = new Database(':memory:')
  database.pragma('foreign_keys = off')
  const earlier = readdirSync(folder).filter((entry) => /^\d/.test(entry) && entry < name)
  for (const entry of earlier.sort())
    database.exec(readFileSync(join(folder, entry, 'migration.sql'), 'utf8'))
  return database
}

const columnsOf = z.array(z.object({ name: z.string(), notnull: z.number(), dflt_value: z.unknown() }))

type Values = Readonly<Record<string, unknown>>

/** A row with what a test is about, and something in every other column that has to have it. */
function insert(database: Database.Database, table: string, values: Values): void {
  const columns = columnsOf.parse(database.pragma(`table_info("${table}")`))
  const row = Object.fromEntries(
    columns
      .filter(({ name, notnull, dflt_value: usual }) => name in values || (notnull === 1 && usual === null))
      .map(({ name }) => [name, name in values ? values[name] : 1]),
  )
  const names = Object.keys(row)
  const sql = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => '?').join()})`
  database.prepare(sql).run(...Object.values(row))
}

const row = { assumed: true, paying: false }
const rows = [
  { ...row, applicantKind: null, perGpuHour: 20, validFrom: '2026-01-01' },
  { ...row, applicantKind: 'company', perGpuHour: 24.5, validFrom: '2026-01-01', paying: true },
  { ...row, applicantKind: 'company', perGpuHour: 50, validFrom: '2026-06-01', paying: true },
]
const funders = [{ name: 'Foundation', shareFraction: 0.85, assumed: false }]

describe('the migration to kept prices', () => {
  const database = databaseBefore(migration)
  const machine = { currency: 'DKK', priceList: JSON.stringify({ rows, funders }) }
  insert(database, 'Machine', { id: 'm', ...machine })
  insert(database, 'Machine', { id: 'bare', currency: 'DKK' })
  insert(database, 'Call', { id: 'c', machineId: 'm' })
  insert(database, 'Call', { id: 'without', machineId: 'bare' })
  const day = (text: string) => `${text}T12:00:00.000+00:00`
  const dates = { proposedAt: day('2026-05-30'), signedAt: day('2026-06-02') }
  insert(database, 'Decision', { id: 'signed', callId: 'c', ...dates })
  insert(database, 'Decision', { id: 'waits', callId: 'c', ...dates, signedAt: null })
  insert(database, 'Decision', { id: 'unpriced', callId: 'without', ...dates })
  insert(database, 'Proposal', { id: 'firm', number: 'P1', callId: 'c', applicantKind: 'company' })
  insert(database, 'Proposal', { id: 'lab', number: 'P2', callId: 'c', applicantKind: 'public-research' })
  insert(database, 'Proposal', { id: 'other', callId: 'without', applicantKind: 'company' })
  const offer = (id: string, proposalId: string, offeredAt: string) =>
    insert(database, 'AwardOffer', { id, callId: 'c', proposalId, offeredAt: day(offeredAt) })
  offer('early', 'firm', '2026-05-31')
  offer('late', 'firm', '2026-06-01')
  offer('first', 'lab', '2026-06-01')
  offer('before', 'lab', '2025-12-31')
  offer('none', 'other', '2026-06-01')
  database.exec(readFileSync(join(folder, migration, 'migration.sql'), 'utf8'))
  const kept = (table: string, column: string, id: string): unknown => {
    const found = database.prepare(`SELECT "${column}" kept FROM "${table}" WHERE id = ?`).get(id)
    return JSON.parse(String(Reflect.get(Object(found), 'kept')))
  }

  it('keeps the list with the day of the signature, or of the proposal, by which awards were valued', () => {
    const list = { currency: 'DKK', rows, funders }
    expect(keptPrices(kept('Decision', 'prices', 'signed'))).toEqual({ ...list, date: '2026-06-02' })
    expect(keptPrices(kept('Decision', 'prices', 'waits'))).toEqual({ ...list, date: '2026-05-30' })
    expect(kept('Decision', 'prices', 'unpriced')).toBeNull()
  })

  it('keeps for each offer the price of its day and kind of applicant', () => {
    const price = (id: string) => keptPrice(kept('AwardOffer', 'price', id))
    const company = { currency: 'DKK', paying: true, assumed: true }
    expect(price('early')).toEqual({ ...company, perGpuHour: 24.5 })
    expect(price('late')).toEqual({ ...company, perGpuHour: 50 })
    expect(price('first')).toEqual({ currency: 'DKK', perGpuHour: 20, paying: false, assumed: true })
    expect([price('before'), price('none')]).toEqual([null, null])
  })
})
