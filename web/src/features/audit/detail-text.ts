import { formatClock, formatDate, formatHours, formatNumber } from '../../ui/format.ts'

const hourKeys = new Set(['hours', 'givenBack'])

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** Copenhagen time, to the second. */
export const momentText = (at: string) => `${formatDate(at)} ${formatClock(at)}`

/** Numbers and moments as everywhere; anything else as the trail keeps it. */
export function detailText(key: string, value: unknown): string {
  if (typeof value === 'number') return hourKeys.has(key) ? formatHours(value) : formatNumber(value, 3)
  if (typeof value !== 'string') return JSON.stringify(value)
  return moment.test(value) ? momentText(value) : value
}
