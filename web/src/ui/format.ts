import { locale, m } from '../messages.ts'

const tag = locale === 'da' ? 'da-DK' : 'en-GB'
const zone = 'Europe/Copenhagen'
const narrowSpace = '\u00a0'

const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 })
const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
const fixedPercent = new Intl.NumberFormat(tag, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
const exactPercent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 })

/** Making a format costs more than using it, and tables use thousands. */
const decimalFormats = new Map<string, Intl.NumberFormat>()

function decimalFormat(least: number, most: number): Intl.NumberFormat {
  const key = `${least}-${most}`
  const known = decimalFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(tag, { minimumFractionDigits: least, maximumFractionDigits: most })
  decimalFormats.set(key, made)
  return made
}

/** 12500 → "12,500" / "12.500"; up to the given decimals. */
export function formatNumber(value: number, decimals = 0): string {
  if (decimals === 0) return whole.format(value)
  return decimalFormat(0, decimals).format(value)
}

/** A number with exactly so many decimals, for columns: 86.667 → "86.7". */
export const formatFixed = (value: number, decimals: number): string =>
  decimalFormat(decimals, decimals).format(value)

/** GPU-hours with their unit: "12,500 h". */
export const formatHours = (gpuHours: number): string => `${whole.format(gpuHours)}${narrowSpace}h`

/** "+12,500 h" or "−12,500 h". */
export const formatSignedHours = (gpuHours: number): string =>
  `${gpuHours > 0 ? '+' : '−'}${formatHours(Math.abs(gpuHours))}`

/** A fraction 0…1 as a percentage. */
export const formatShare = (shareFraction: number): string => percent.format(shareFraction)

/** With one decimal throughout, so that a column of them lines up. */
export const formatFixedShare = (shareFraction: number): string => fixedPercent.format(shareFraction)

/** A share of a rule, which has four places at most: two that differ never look alike. */
export const formatExactShare = (shareFraction: number): string => exactPercent.format(shareFraction)

export const formatMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat(tag, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount)

/** An amount that is exact to a hundredth, as a signed record states it: with its hundredths where it has any. */
export const formatAmount = (amount: number, currency: string): string =>
  new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount)

/** Energy in kWh, from a gigawatt-hour up in GWh, from a megawatt-hour in MWh. */
export function formatEnergy(kwh: number): string {
  if (kwh >= 1_000_000) return `${formatNumber(kwh / 1_000_000, 2)}${narrowSpace}GWh`
  if (kwh >= 1_000) return `${formatNumber(kwh / 1_000, 1)}${narrowSpace}MWh`
  return `${formatNumber(kwh, 0)}${narrowSpace}kWh`
}

/** Grams of CO₂e as kg or t. */
export function formatCarbon(grams: number): string {
  if (grams >= 1_000_000) return `${formatNumber(grams / 1_000_000, 1)}${narrowSpace}t CO₂e`
  return `${formatNumber(grams / 1_000, 1)}${narrowSpace}kg CO₂e`
}

type Moment = string | number | Date

const zoneName = (at: Date): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at)
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value
  return offset === 'GMT+02:00' ? m.ui_zone_summer() : m.ui_zone_winter()
}

const inZone = (at: Moment, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tag, { timeZone: zone, ...options }).format(new Date(at))

/** "24 Nov 2026" */
export const formatDate = (at: Moment): string =>
  inZone(at, { day: 'numeric', month: 'short', year: 'numeric' })

/** "14:02:12", Copenhagen time. */
export const formatClock = (at: Moment): string =>
  inZone(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).replaceAll('.', ':')

const formatTime = (at: Moment): string =>
  inZone(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).replaceAll('.', ':')

/** "24 Nov 2026, 14:02", Copenhagen time without the zone: for columns whose head names the zone. */
export const formatShortMoment = (at: Moment): string => `${formatDate(at)}, ${formatTime(at)}`

function momentWith(at: Moment, time: string): string {
  const weekday = inZone(at, { weekday: 'long' })
  const day = inZone(at, { day: 'numeric', month: 'long', year: 'numeric' })
  return `${weekday}${locale === 'da' ? ' den ' : ' '}${day}${locale === 'da' ? ' kl. ' : ', '}${time} (${zoneName(new Date(at))})`
}

/** "Tuesday 24 November 2026, 14:02 (CET, Copenhagen)": for deadlines. */
export const formatMoment = (at: Moment): string => momentWith(at, formatTime(at))

/** "Tuesday 24 November 2026, 14:02:12 (CET, Copenhagen)": for what has to be proved. */
export const formatSecond = (at: Moment): string => momentWith(at, formatClock(at))

/** "Saturday 24 October at 17:30 (America/Los_Angeles)" where the viewer's zone shows another clock than Copenhagen, else null. */
export function formatViewerMoment(at: Moment): string | null {
  const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }
  const theirs = new Intl.DateTimeFormat(tag, { ...options, timeZone: viewerZone }).format(new Date(at))
  if (theirs === inZone(at, options)) return null
  return `${theirs} (${viewerZone})`
}

/** Which of the two hours a moment lies in, when Copenhagen's clock shows the same time twice in the night it goes back. */
export function repeatedHour(at: Moment): 'first' | 'second' | null {
  const time = new Date(at).getTime()
  const shown = toInputMoment(time)
  if (toInputMoment(time + 3_600_000) === shown) return 'first'
  return toInputMoment(time - 3_600_000) === shown ? 'second' : null
}

const pad = (value: number) => String(value).padStart(2, '0')

/** A span as its two largest units: "12 d 4 h", "3 h 05 min", "4 min 09 s". */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  if (days > 0) return `${days}${narrowSpace}${m.ui_unit_day()} ${hours}${narrowSpace}${m.ui_unit_hour()}`
  if (hours > 0) return `${hours}${narrowSpace}${m.ui_unit_hour()} ${pad(minutes)}${narrowSpace}min`
  return `${minutes}${narrowSpace}min ${pad(seconds % 60)}${narrowSpace}s`
}

const ago = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })

/** How long ago a moment was, for a person: "now", "3 minutes ago", "yesterday". */
export function formatAgo(at: Moment, nowMs: number): string {
  const minutes = Math.max(0, Math.round((nowMs - new Date(at).getTime()) / 60_000))
  if (minutes === 0) return ago.format(0, 'second')
  if (minutes < 60) return ago.format(-minutes, 'minute')
  if (minutes < 48 * 60) return ago.format(-Math.round(minutes / 60), 'hour')
  return ago.format(-Math.round(minutes / 1440), 'day')
}

/** What a native date-time input shows for a moment, in Copenhagen: "2026-11-24T14:02". */
export function toInputMoment(at: Moment): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))
  return parts.replace(' ', 'T')
}

/** The moment that a Copenhagen date-time stands for, as UTC ISO text; of a repeated hour, the first. */
export function fromInputMoment(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null
  const asUtc = Date.parse(`${text.slice(0, 16)}Z`)
  const found = [120, 60]
    .map((minutes) => asUtc - minutes * 60_000)
    .find((at) => toInputMoment(at) === text.slice(0, 16))
  // A clock time that the change to summer time jumps over: an hour later.
  return new Date(found ?? asUtc - 60 * 60_000).toISOString()
}
