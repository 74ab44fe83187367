import type { AtLine, Sureness } from '@furrow/core/contract/sureness'
import { isOffLine, ranksBeside } from '@furrow/core/ranking/line-place'
import type { Piece } from '../../plugins/pdf.ts'
import type { Reported } from './report-load.ts'
import { heading, text, type Pen } from './report-pen.ts'
import type { ReportWord } from './report-words.ts'

type Facts = Sureness['uncertainty']

const reasonWords = {
  'no-reviews': 'sureNoReviews',
  'one-review-each': 'sureOneEach',
  'no-separation': 'sureNoSeparation',
} as const satisfies Record<NonNullable<Facts['reason']>, ReportWord>

const withoutChances = {
  'no-draws': 'sureSlow',
  'slow-policy': 'sureSlow',
  'reads-criteria': 'sureReadsCriteria',
  'not-proven': 'sureNotProven',
} as const satisfies Record<Exclude<Facts['awards'], 'drawn'>, ReportWord>

/** What was drawn, how often, and how far the numbers can be trusted. */
function method({ uncertainty, weakCrossing, proposals }: Sureness, { say, number }: Pen): string {
  const { awards, draws, model, approximate } = uncertainty
  const error = number(100 * Math.sqrt(0.25 / draws), 1)
  return [
    say(awards === 'drawn' ? 'sureMethod' : 'sureMethodRanks', { draws: number(draws) }),
    say(model === 'crossed' ? 'sureCrossed' : 'sureOneWay'),
    ...(awards === 'drawn' ? [say('sureError', { error })] : []),
    ...(draws < 2000 ? [say('sureFewer', { draws: number(draws), proposals: number(proposals) })] : []),
    ...(approximate ? [say('sureApproximate')] : []),
    ...(weakCrossing ? [say('sureWeak')] : []),
  ].join(' ')
}

/** Where the hours run out in the draws, in whole ranks. */
function lineOf(line: number, { say, number }: Pen): string {
  const [from, to] = ranksBeside(line)
  return from === to
    ? say('sureAtRank', { rank: number(from) })
    : say('sureAtRanks', { from: number(from), to: number(to) })
}

/** Where the line of the draws lies, and where that of the outcome, if it is another. */
function grey({ sureness: { greyZone, proposals }, document }: Reported, pen: Pen): string {
  const { say, number } = pen
  if (greyZone === null) return say('sureNoGrey')
  const { line } = greyZone
  const written = { proposals: number(proposals), line: lineOf(line, pen) }
  const zone = say('sureGrey', { ...written, grey: number(greyZone.proposals) })
  const cut = document.outcome.cutLine?.rank ?? 1
  // Before the first rank no line can lie.
  return cut > 1 && isOffLine(line, cut - 1) ? `${zone} ${say('sureLineOff', { cut: number(cut) })}` : zone
}

/** How many are in the grey zone, sure of hours, and sure of none. */
function counts(reported: Reported, pen: Pen): string {
  const { say, number } = pen
  const { chances, uncertainty } = reported.sureness
  const zone = grey(reported, pen)
  if (uncertainty.awards !== 'drawn') return `${zone} ${say(withoutChances[uncertainty.awards])}`
  if (chances === null) return zone
  const { sure, open, without } = chances
  const shares = { sure: number(sure), open: number(open), without: number(without) }
  return `${zone} ${say('sureChances', shares)}`
}

const interval = (ranks: AtLine['rankInterval90'], { number }: Pen): string =>
  ranks === null ? '–' : ranks.map((rank) => number(rank)).join('–')

function lineTable({ sureness, document }: Reported, pen: Pen): Piece[] {
  const { say, number, share, hours } = pen
  if (sureness.atLine.length === 0) return []
  const awards = new Map(document.outcome.awards.map(({ proposal, award }) => [proposal, award]))
  return [
    {
      kind: 'table',
      head: [
        say('number'),
        say('rank'),
        say('sureHalf'),
        say('sureNinety'),
        say('sureChance'),
        say('sureZone'),
        say('decided'),
      ],
      rows: sureness.atLine.map((row) => [
        row.proposal,
        row.rank === null ? '–' : number(row.rank),
        interval(row.rankInterval50, pen),
        interval(row.rankInterval90, pen),
        row.probabilityFunded === null ? '–' : share(row.probabilityFunded),
        row.isGrey ? say('sureGreyMark') : '',
        hours(awards.get(row.proposal) ?? 0),
      ]),
      widths: [0.12, 0.09, 0.18, 0.18, 0.16, 0.11, 0.16],
    },
  ]
}

/** How anybody gets the same numbers. */
function again({ document, sureness: { askedDraws, fragile } }: Reported, { say }: Pen): Piece[] {
  const { callId, publishesSnapshot } = document
  const draws = askedDraws === null ? '' : ` --draws ${askedDraws}`
  return [
    text(say(publishesSnapshot ? 'sureAgain' : 'sureAgainOffice')),
    { kind: 'quote', text: `npx furrow score ${callId}.snapshot.json ${callId}.record.json${draws}` },
    ...(fragile === null ? [] : [text(say('sureAlone'))]),
  ]
}

/** How sure the outcome is around the line, from seeded draws of the scores. */
export function sureness(reported: Reported, pen: Pen): Piece[] {
  const { say } = pen
  const { reason } = reported.sureness.uncertainty
  const found =
    reason === null
      ? [text(counts(reported, pen)), ...lineTable(reported, pen), text(method(reported.sureness, pen))]
      : [text(say('sureUnknown', { why: say(reasonWords[reason]) }))]
  return [heading(say('sureHeading')), ...found, ...again(reported, pen)]
}
