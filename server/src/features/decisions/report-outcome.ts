import type { OverrideView } from '@furrow/core/contract/decisions'
import { movedInDanish } from '@furrow/core/record/moved-words'
import type { Piece } from '../../plugins/pdf.ts'
import type { Reported } from './report-load.ts'
import { areaNamesOf, heading, text, type Pen } from './report-pen.ts'

/** Awards beyond what was available come from what was kept back. */
function sum({ outcome }: Reported['document'], { say, hours, number }: Pen): string {
  const { awards, totals } = outcome
  const { awarded, available } = totals
  const parts = {
    funded: number(awards.filter(({ award }) => award > 0).length),
    proposals: number(awards.length),
    awarded: hours(awarded),
    available: hours(available),
  }
  if (awarded <= available) return say('sum', parts)
  return say('sumBeyond', { ...parts, more: hours(awarded - available) })
}

/** The answer in one sentence, and who stands for it. */
export function opening({ document, signing }: Reported, pen: Pen): Piece[] {
  const { say, date } = pen
  const { proposedBy, proposedAt, signedBy, signedAt, releasedAt } = signing
  const signed =
    signedAt === null || signedBy === null
      ? say('unsigned')
      : say('signed', { name: signedBy, date: date(signedAt) })
  return [
    { kind: 'title', text: say('title', { call: document.callTitle }) },
    ...(document.practice ? [text(say('practice'))] : []),
    text(sum(document, pen)),
    text(
      [
        say('proposed', { name: proposedBy, date: date(proposedAt) }),
        signed,
        releasedAt === null ? '' : say('released', { date: date(releasedAt) }),
      ].join(' '),
    ),
  ]
}

/** What there was, what is given and what stays. */
export function totals({ document }: Reported, { say, hours }: Pen): Piece[] {
  const { budget, reserve, ...rest } = document.outcome.totals
  const rows = [
    [say('budget'), hours(budget)],
    [say('reserve'), hours(reserve)],
    [say('available'), hours(rest.available)],
    [say('awarded'), hours(rest.awarded)],
    [say('leftOver'), hours(rest.leftOver)],
    [say('rounding'), hours(rest.rounding)],
  ]
  return [heading(say('totals')), { kind: 'table', head: [say('totals'), 'GPU-h'], rows, widths: [0.6, 0.4] }]
}

/** Hours by area. */
export function areas({ document }: Reported, pen: Pen): Piece[] {
  const { say, hours, number } = pen
  const { outcome } = document
  const areaName = areaNamesOf(document.rules.areas, pen)
  if (outcome.areas.length === 0) return []
  return [
    heading(say('areas')),
    {
      kind: 'table',
      head: [
        say('area'),
        say('guarantee'),
        say('maximum'),
        say('proposals'),
        say('requested'),
        say('awarded'),
        say('share'),
        say('shortfall'),
      ],
      rows: outcome.areas.map(({ area, guarantee, maximum, proposals, funded, requested, ...got }) => [
        areaName.get(area) ?? area,
        hours(guarantee),
        hours(maximum),
        `${number(funded)} / ${number(proposals)}`,
        hours(requested),
        hours(got.awarded),
        `${number(got.share * 100, 1)}\u00A0%`,
        got.shortfall === 0 ? '–' : hours(got.shortfall),
      ]),
      widths: [0.19, 0.13, 0.13, 0.1, 0.13, 0.12, 0.08, 0.12],
    },
  ]
}

const kinds = { award: 'kindAward', exclude: 'kindExclude', hold: 'kindHold' } as const

type Why = Pick<OverrideView, 'byHand' | 'kind' | 'reason' | 'by'>

/** What nobody wrote by hand is in the language of the report. */
function whyOf(override: Why, { say, language }: Pick<Pen, 'say' | 'language'>): string {
  const { reason, by } = override.byHand || language !== 'da' ? override : movedInDanish(override)
  return `${override.byHand ? `${say(kinds[override.kind])}: ` : ''}${reason} (${by})`
}

const overrideTable = (shown: OverrideView[], { say, hours, language }: Pen): Piece => ({
  kind: 'table',
  head: [say('number'), say('reason'), say('byRules'), say('decided')],
  rows: shown.map(({ proposal, computed, award, ...override }) => [
    proposal,
    whyOf(override, { say, language }),
    hours(computed),
    hours(award),
  ]),
  widths: [0.12, 0.56, 0.16, 0.16],
})

/** What was decided by hand, and why; and apart from it what has moved since the first decision. */
export function overrides({ document }: Reported, pen: Pen): Piece[] {
  const { say } = pen
  const byHand = document.overrides.filter((override) => override.byHand)
  const since = document.overrides.filter((override) => !override.byHand)
  return [
    heading(say('overrides')),
    byHand.length === 0 ? text(say('noOverrides')) : overrideTable(byHand, pen),
    ...(since.length === 0 ? [] : [heading(say('movedSince')), overrideTable(since, pen)]),
  ]
}
