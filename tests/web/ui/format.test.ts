import { describe, expect, it } from 'vitest'
import {
  formatAmount,
  formatCarbon,
  formatEnergy,
  formatHours,
  formatMoment,
  formatSpan,
  fromInputMoment,
  repeatedHour,
  toInputMoment,
} from '../../../web/src/ui/format.ts'

describe('numbers and dates', () => {
  it('hours carry thousands separators and their unit', () => {
    expect(formatHours(1_079_400)).toBe('1,079,400\u00a0h')
  })

  it('an amount has its hundredths where it has any, as the signed record states it', () => {
    const said = (amount: number) => formatAmount(amount, 'DKK').replace('\u00a0', ' ')
    expect([said(501_339.2), said(570_273.34), said(1_071_612.54), said(250_000)]).toEqual([
      'DKK 501,339.20',
      'DKK 570,273.34',
      'DKK 1,071,612.54',
      'DKK 250,000',
    ])
  })

  it('energy and carbon change their unit with their size', () => {
    expect([formatEnergy(950), formatEnergy(12_500), formatEnergy(1_310_000)]).toEqual([
      '950\u00a0kWh',
      '12.5\u00a0MWh',
      '1.31\u00a0GWh',
    ])
    expect([formatCarbon(1500), formatCarbon(177_000_000)]).toEqual(['1.5\u00a0kg CO₂e', '177\u00a0t CO₂e'])
  })

  it('a moment is told in Copenhagen with its zone, also in the repeated hour', () => {
    expect(formatMoment('2026-10-25T00:30:00Z')).toBe('Sunday 25 October 2026, 02:30 (CEST, Copenhagen)')
    expect(formatMoment('2026-10-25T01:30:00Z')).toBe('Sunday 25 October 2026, 02:30 (CET, Copenhagen)')
  })

  it('the repeated hour of the night of the time change is told apart', () => {
    expect(repeatedHour('2026-10-25T00:30:00Z')).toBe('first')
    expect(repeatedHour('2026-10-25T01:30:00Z')).toBe('second')
    expect(repeatedHour('2026-10-24T23:59:00Z')).toBeNull()
    expect(repeatedHour('2026-10-25T02:00:00Z')).toBeNull()
    expect(repeatedHour('2026-03-29T01:30:00Z')).toBeNull()
  })

  it('what a date box shows comes back as the same moment', () => {
    for (const at of ['2026-07-01T10:00:00.000Z', '2026-12-24T22:59:00.000Z', '2026-10-25T00:30:00.000Z'])
      expect(fromInputMoment(toInputMoment(at))).toBe(at)
  })

  it('a clock time that summer time jumps over becomes the hour after', () => {
    expect(fromInputMoment('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(fromInputMoment('')).toBeNull()
  })

  it('a span shows its two largest units', () => {
    expect(formatSpan(12 * 86_400_000 + 4 * 3_600_000)).toBe('12\u00a0d 4\u00a0h')
    expect(formatSpan(65_000)).toBe('1\u00a0min 05\u00a0s')
  })
})
