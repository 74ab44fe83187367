import { movedInDanish, movedWords } from '@furrow/core/record/moved-words'
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
function moveTable(
  { heads, of = 'reason' }: { heads: readonly [string, string]; of?: 'reason' | 'proposal' },
  moves: readonly Move[],
  { say, hours }: Pen,
): Piece {
  const difference = (change: number) => `${change < 0 ? '−' : '+'}${hours(Math.abs(change))}`
  return {
    kind: 'table',
    head: [say('number'), say(of), ...heads, say('difference')],
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

type Since = NonNullable<Reported['document']['later']>['since'][number]

/**
 * Why an award that others moved is another than in the record before: as the record says it of those that this
 * decision leaves alone, else what happened, since its own reason is for what it changes on top.
 */
function whyMoved(
  { overrides }: Reported['document'],
  { proposal, events }: Since,
  { language }: Pen,
): string {
  const told = overrides.find((override) => override.proposal === proposal && !override.byHand)
  const reason = told?.reason ?? movedWords(events.map(({ kind }) => kind))
  return language === 'da' ? movedInDanish({ reason, by: '' }).reason : reason
}

/** What a later decision changes itself, and what others had moved since the record before it. */
export function later({ document }: Reported, pen: Pen): Piece[] {
  const { say, hours, number } = pen
  if (document.later === null) return []
  const { changes, since, offered } = document.later
  const record = { n: number(document.later.record) }
  const changed = changes.map(({ held, award, reason, ...row }) => ({
    ...row,
    from: held,
    to: award,
    why: reason,
  }))
  const others = since.map((moved) => ({
    proposal: moved.proposal,
    from: moved.was,
    to: moved.now,
    why: whyMoved(document, moved, pen),
  }))
  return [
    heading(say('later', record)),
    changed.length === 0
      ? text(say('laterNone'))
      : moveTable({ heads: [say('held'), say('decided')] }, changed, pen),
    heading(say('since', record)),
    others.length === 0
      ? text(say('sinceNone', record))
      : moveTable({ heads: [say('was', record), say('whenProposed')] }, others, pen),
    ...(offered > 0 ? [text(say('offered', { hours: hours(offered) }))] : []),
  ]
}

/** Who gets more and who gets less than the rules as published would give. */
export function moved({ document }: Reported, pen: Pen): Piece[] {
  const { say } = pen
  if (document.moved.length === 0) return [heading(say('moved')), text(say('movedNone'))]
  const rows = document.moved
    .toSorted((a, b) => b.applied - b.published - (a.applied - a.published))
    .map(({ proposal, published, applied }) => ({
      proposal,
      from: published,
      to: applied,
      why: document.proposals[proposal]?.title ?? '',
    }))
  return [
    heading(say('moved')),
    moveTable({ heads: [say('published'), say('decided')], of: 'proposal' }, rows, pen),
  ]
}
