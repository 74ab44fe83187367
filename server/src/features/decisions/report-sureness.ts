import type { AtLine, Sureness } from '@furrow/core/contract/sureness'
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

/** How many are sure of hours, sure of none, and in the grey zone. */
function counts({ greyZone, proposals, chances, uncertainty }: Sureness, { say, number }: Pen): string {
  const grey =
    greyZone === null
      ? say('sureNoGrey')
      : say('sureGrey', {
          grey: number(greyZone.proposals),
          proposals: number(proposals),
          line: number(greyZone.line, 1),
        })
  if (uncertainty.awards !== 'drawn') return `${grey} ${say(withoutChances[uncertainty.awards])}`
  if (chances === null) return grey
  const { sure, open, without } = chances
  const shares = { sure: number(sure), open: number(open), without: number(without) }
  return `${grey} ${say('sureChances', shares)}`
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
      ? [
          text(counts(reported.sureness, pen)),
          ...lineTable(reported, pen),
          text(method(reported.sureness, pen)),
        ]
      : [text(say('sureUnknown', { why: say(reasonWords[reason]) }))]
  return [heading(say('sureHeading')), ...found, ...again(reported, pen)]
}
