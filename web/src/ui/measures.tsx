import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { serverNow } from '../api.ts'
import { m } from '../messages.ts'
import { formatMoment, formatSpan, formatViewerMoment, repeatedHour } from './format.ts'

type StatProps = { label: string; value: ReactNode; note?: ReactNode }

/** A number that matters, its name above, a note below. Put several into `<StatRow>`. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd>
        <span className="stat-value number">{value}</span>
        {note !== undefined && <span className="stat-note">{note}</span>}
      </dd>
    </div>
  )
}

export const StatRow = ({ children }: { children: ReactNode }) => <dl className="stat-row">{children}</dl>

type ProgressBarProps = { label: string; value: number; max: number; shown?: string }

export function ProgressBar({ label, value, max, shown }: ProgressBarProps) {
  return (
    <div className="progress">
      <progress aria-label={label} value={value} max={Math.max(max, 1)} />
      <span className="number small">{shown ?? `${value} / ${max}`}</span>
    </div>
  )
}

/** Re-renders at the given pace and returns the server's time. */
export function useServerNow(everyMilliseconds = 1000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMilliseconds)
    return () => clearInterval(timer)
  }, [everyMilliseconds])
  return now
}

/** Time left until a moment, by the server's clock; past it, that it has passed. */
export function Countdown({ until }: { until: string }) {
  const left = Date.parse(until) - useServerNow()
  if (left <= 0) return <span className="muted">{m.ui_passed()}</span>
  const isClose = left < 48 * 3_600_000
  return <span className={isClose ? 'number danger' : 'number'}>{m.ui_left({ span: formatSpan(left) })}</span>
}

const whichHour = { first: m.ui_hour_first, second: m.ui_hour_second } as const

/**
 * A deadline in full: weekday, date, Copenhagen time with its zone, the viewer's clock where it differs, countdown,
 * and which hour is meant where the clock shows that time twice.
 */
export function Deadline({ at, countdown = true }: { at: string; countdown?: boolean }) {
  const theirs = formatViewerMoment(at)
  const hour = repeatedHour(at)
  return (
    <span className="deadline">
      <time dateTime={at}>{formatMoment(at)}</time>
      {theirs !== null && <span className="muted small"> {m.ui_your_clock({ moment: theirs })}</span>}
      {countdown && (
        <>
          {' '}
          <Countdown until={at} />
        </>
      )}
      {hour !== null && <strong className="deadline-hour small">{whichHour[hour]()}</strong>}
    </span>
  )
}
