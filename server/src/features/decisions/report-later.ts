import type { Piece } from '../../plugins/pdf.ts'
import type { Reported } from './report-load.ts'
import { heading, text, type Pen } from './report-pen.ts'

interface Move {
  readonly proposal: string
  readonly from: number
  readonly to: number
  readonly why: string
}

/** Hours before and after, with the sign of what lies between. */
function moveTable(heads: readonly [string, string], moves: readonly Move[], { say, hours }: Pen): Piece {
  const difference = (change: number) => `${change < 0 ? '−' : '+'}${hours(Math.abs(change))}`
  return {
    kind: 'table',
    head: [say('number'), say('reason'), ...heads, say('difference')],
    rows: moves.map(({ proposal, from, to, why }) => [
      proposal,
      why,
      hours(from),
      hours(to),
      difference(to - from),
    ]),
    widths: [0.1, 0.42, 0.16, 0.16, 0.16],
  }
}

/** What a later decision changes itself, and what others had moved since the record before it. */
export function later({ document }: Reported, pen: Pen): Piece[] {
  const { say, hours, number } = pen
  if (document.later === null) return []
  const { changes, since, offered } = document.later
  const record = { n: number(document.later.record) }
  const reasons = new Map(document.overrides.map(({ proposal, reason }) => [proposal, reason]))
  const changed = changes.map(({ held, award, reason, ...row }) => ({
    ...row,
    from: held,
    to: award,
    why: reason,
  }))
  const moved = since.map(({ proposal, was, now }) => ({
    proposal,
    from: was,
    to: now,
    why: reasons.get(proposal) ?? '',
  }))
  return [
    heading(say('later', record)),
    changed.length === 0 ? text(say('laterNone')) : moveTable([say('held'), say('decided')], changed, pen),
    heading(say('since', record)),
    moved.length === 0
      ? text(say('sinceNone', record))
      : moveTable([say('was', record), say('whenProposed')], moved, pen),
    ...(offered > 0 ? [text(say('offered', { hours: hours(offered) }))] : []),
  ]
}
