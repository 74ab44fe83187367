import { snapshotSchema, type Snapshot } from '@furrow/core/contract/snapshot'
import { DomainError } from '@furrow/core/errors'
import type { Statements } from './statements.ts'

type Row = Record<string, unknown>

/** What a snapshot says of the call and its machine, in normal form. */
export type SnapshotHeader = Pick<Snapshot, 'call' | 'machine'>

const text = (row: Row, key: string): string => {
  const value = row[key]
  return typeof value === 'string' ? value : ''
}
const number = (row: Row, key: string): number => Number(row[key] ?? 0)
const named = (row: Row) => ({
  id: text(row, 'key'),
  ...(text(row, 'name') !== '' && { name: text(row, 'name') }),
})

const criterionEntry = (row: Row) => ({
  ...named(row),
  min: number(row, 'min'),
  max: number(row, 'max'),
  weight: number(row, 'weight'),
  lowIsGood: row['lowIsGood'] === 1,
})

const headerSchema = snapshotSchema.pick({ call: true, machine: true })

/**
 * `call` and `machine` of the snapshot in normal form; of an imported call as they were given, under the id that
 * it has here. @throws DomainError `not-found`
 */
export function readSnapshotHeader(sql: Statements, callId: string): SnapshotHeader {
  const call = sql.get('SELECT id, title, budget, granularity, importedHeader FROM Call WHERE id = ?', callId)
  if (call === undefined) throw new DomainError('not-found', 'There is no such page.')
  const given = call['importedHeader']
  if (typeof given !== 'string') return { call: callEntry(sql, call), machine: machineEntry(sql, callId) }
  const header = headerSchema.parse(JSON.parse(given))
  return { ...header, call: { ...header.call, id: callId } }
}

function callEntry(sql: Statements, call: Row): Snapshot['call'] {
  const id = text(call, 'id')
  const rows = (table: 'CallArea' | 'CallTrack' | 'CallCriterion') =>
    sql.all(`SELECT * FROM ${table} WHERE callId = ? ORDER BY key`, id)
  return {
    id,
    title: text(call, 'title'),
    budget: number(call, 'budget'),
    granularity: number(call, 'granularity'),
    areas: rows('CallArea').map(named),
    tracks: rows('CallTrack').map(named),
    criteria: rows('CallCriterion').map(criterionEntry),
  }
}

function machineEntry(sql: Statements, callId: string): NonNullable<Snapshot['machine']> {
  const row = sql.get('SELECT m.* FROM Call c JOIN Machine m ON m.id = c.machineId WHERE c.id = ?', callId)
  if (row === undefined) throw new DomainError('not-found', 'There is no such page.')
  return machineOf(row)
}

/** The installation's own machine, where it has one. */
export function readOwnMachine(sql: Statements): Snapshot['machine'] {
  const row = sql.get("SELECT * FROM Machine WHERE id NOT LIKE '~%' ORDER BY id LIMIT 1")
  return row && machineOf(row)
}

const machineOf = (row: Row): NonNullable<Snapshot['machine']> => ({
  name: text(row, 'name'),
  gpus: number(row, 'gpus'),
  gpusPerNode: number(row, 'gpusPerNode'),
  energy: {
    kwhPerGpuHour: number(row, 'kwhPerGpuHour'),
    pue: number(row, 'pue'),
    gramsPerKwh: { location: number(row, 'gramsPerKwhLocation'), market: number(row, 'gramsPerKwhMarket') },
  },
  price: { perGpuHour: number(row, 'pricePerGpuHour'), currency: text(row, 'currency') },
})
