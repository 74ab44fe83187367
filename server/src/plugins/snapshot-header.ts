import type { Snapshot } from '@furrow/core/contract/snapshot'
import { DomainError } from '@furrow/core/errors'
import type { Statements } from './statements.ts'

type Row = Record<string, unknown>

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

/** `call` of the snapshot in normal form. @throws DomainError `not-found` */
export function readCallEntry(sql: Statements, callId: string): Snapshot['call'] {
  const call = sql.get('SELECT id, title, budget, granularity FROM Call WHERE id = ?', callId)
  if (call === undefined) throw new DomainError('not-found', 'There is no such page.')
  const rows = (table: 'CallArea' | 'CallTrack' | 'CallCriterion') =>
    sql.all(`SELECT * FROM ${table} WHERE callId = ? ORDER BY key`, callId)
  return {
    id: text(call, 'id'),
    title: text(call, 'title'),
    budget: number(call, 'budget'),
    granularity: number(call, 'granularity'),
    areas: rows('CallArea').map(named),
    tracks: rows('CallTrack').map(named),
    criteria: rows('CallCriterion').map(criterionEntry),
  }
}

/** `machine` of the snapshot. @throws DomainError `not-found` */
export function readMachineEntry(sql: Statements, callId: string): NonNullable<Snapshot['machine']> {
  const row = sql.get('SELECT m.* FROM Call c JOIN Machine m ON m.id = c.machineId WHERE c.id = ?', callId)
  if (row === undefined) throw new DomainError('not-found', 'There is no such page.')
  return {
    name: text(row, 'name'),
    gpus: number(row, 'gpus'),
    gpusPerNode: number(row, 'gpusPerNode'),
    energy: {
      kwhPerGpuHour: number(row, 'kwhPerGpuHour'),
      pue: number(row, 'pue'),
      gramsPerKwh: { location: number(row, 'gramsPerKwhLocation'), market: number(row, 'gramsPerKwhMarket') },
    },
    price: { perGpuHour: number(row, 'pricePerGpuHour'), currency: text(row, 'currency') },
  }
}
