const zone = 'Europe/Copenhagen'
const dayMs = 86_400_000

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  dateStyle: 'short',
})
const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })

/** The day in Copenhagen that an instant lies in: 2026-11-24. */
export const dayInCopenhagen = (at: Date): string => clock.format(at)

/** 23:59 in Copenhagen on the day that lies so many days after an instant: whoever has a date has the whole day. */
export function endOfDay(at: Date, days: number): Date {
  const day = clock.format(new Date(at.getTime() + days * dayMs))
  const summer = new Date(`${day}T21:59:00Z`)
  return time.format(summer) === '23:59' ? summer : new Date(`${day}T22:59:00Z`)
}

const tagOf = (language: string): string => (language === 'da' ? 'da-DK' : 'en-GB')

/** A date for a mail, to the minute as on the pages, with the zone written out. */
export function inCopenhagen(date: Date | null, language: string): string {
  if (date === null) return '–'
  return new Intl.DateTimeFormat(tagOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  }).format(date)
}

/** A moment that has to be proved: to the second. */
export const secondInCopenhagen = (date: Date, language: string): string =>
  new Intl.DateTimeFormat(tagOf(language), {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: zone,
  }).format(date)
