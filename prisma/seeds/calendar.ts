const DAY = 86_400_000

/** Dates of the practice data, counted from the beginning of the day of seeding (UTC). */
export interface Calendar {
  readonly at: (day: number, minutes?: number) => Date
}

export const makeCalendar = (now: Date): Calendar => {
  const start = Math.floor(now.getTime() / DAY) * DAY
  return { at: (day, minutes = 540) => new Date(start + day * DAY + minutes * 60_000) }
}
