import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { OutcomeAward } from '@furrow/core/contract/outcome'
import type { Piece } from '../../plugins/pdf.ts'
import type { Reported } from './report-load.ts'
import { heading, text, type Pen } from './report-pen.ts'

type Values = NonNullable<DecisionDocument['values']>

/** What an award is worth stands under who bears it. */
function valueCells({ awards }: Values, proposal: string, { amount: money }: Pen): string[] {
  const value = awards[proposal] ?? null
  if (value === null) return ['–', '–']
  const { amount, toPay, paying } = value
  // In hundredths: the difference of two doubles is not the amount in kind.
  const inKind = (Math.round(amount * 100) - Math.round(toPay * 100)) / 100
  if (!paying) return [money(inKind), '–']
  return [inKind === 0 ? '–' : money(inKind), money(toPay)]
}

/** Where less is possible than was asked for, by how much hours were shared out to it. */
function possibleMark(requested: number, { reason }: OutcomeAward, { say, hours }: Pen): string[] {
  if (!('asked' in reason) || reason.asked >= requested) return []
  return [say('markPossible', { hours: hours(reason.asked) })]
}

/** The title; where somebody decided by hand, with what the rules gave. */
function titleCell(award: OutcomeAward, { proposals, overrides }: DecisionDocument, pen: Pen): string {
  const { title = '', requested = 0 } = proposals[award.proposal] ?? {}
  const override = overrides.find(({ proposal }) => proposal === award.proposal)
  const { say, hours } = pen
  const byHand =
    override === undefined
      ? []
      : [say(override.byHand ? 'markByHand' : 'markSince', { hours: hours(override.computed) })]
  const marks = [...possibleMark(requested, award, pen), ...byHand]
  return marks.length === 0 ? title : `${title} (${marks.join('; ')})`
}

const placeCells = (award: OutcomeAward, document: DecisionDocument, pen: Pen): string[] => [
  award.proposal,
  titleCell(award, document, pen),
  award.rank === null ? '–' : pen.number(award.rank),
  award.score === null ? '–' : pen.number(award.score, 1),
]

const awardCells = (award: OutcomeAward, document: DecisionDocument, pen: Pen): string[] => [
  ...placeCells(award, document, pen),
  pen.hours(award.award),
]

/** Everybody without an award, in rank order. */
export function declined({ document }: Reported, pen: Pen): Piece[] {
  const { say, hours } = pen
  const rows = document.outcome.awards
    .filter(({ award }) => award === 0)
    .map((award) => [
      ...placeCells(award, document, pen),
      hours(document.proposals[award.proposal]?.requested ?? 0),
    ])
  if (rows.length === 0) return []
  const head = [say('number'), say('proposal'), say('rank'), say('score'), say('requested')]
  return [heading(say('declined')), { kind: 'table', head, rows, widths: [0.12, 0.5, 0.1, 0.12, 0.16] }]
}

/** Whose applicants have left since, with hours: what was decided stands, here as in the record. */
function goneNote({ gone, outcome }: DecisionDocument, { say, hours }: Pen): Piece[] {
  if (gone.length === 0) return []
  const sum = outcome.awards.reduce(
    (all, { proposal, award }) => all + (gone.includes(proposal) ? award : 0),
    0,
  )
  return [text(say('gone', { numbers: gone.join(', '), hours: hours(sum) }))]
}

/** Every award in rank order; where the machine has prices, with what it is worth and the sums. */
export function awards({ document }: Reported, pen: Pen): Piece[] {
  const { say, hours, amount } = pen
  const { values, outcome } = document
  const funded = outcome.awards.filter(({ award }) => award > 0)
  const head = [say('number'), say('proposal'), say('rank'), say('score'), say('awarded')]
  if (values === null) {
    const rows = funded.map((award) => awardCells(award, document, pen))
    const table: Piece = { kind: 'table', head, rows, widths: [0.12, 0.5, 0.1, 0.12, 0.16] }
    return [heading(say('awards')), table, ...goneNote(document, pen)]
  }
  const { currency, inKind, toPay } = values
  const rows = funded.map((award) => [
    ...awardCells(award, document, pen),
    ...valueCells(values, award.proposal, pen),
  ])
  const sums = ['', say('sumOfAwards'), '', '', hours(outcome.totals.awarded), amount(inKind), amount(toPay)]
  return [
    heading(say('awards')),
    {
      kind: 'table',
      head: [...head, say('inKind', { currency }), say('toPay', { currency })],
      rows: [...rows, sums],
      widths: [0.1, 0.35, 0.08, 0.09, 0.13, 0.13, 0.12],
    },
    ...goneNote(document, pen),
  ]
}

function funderRows({ funders }: Values, { say, amount: money }: Pen): string[][] {
  return funders.map(({ name, amount, assumed }) => {
    const named = name ?? say('nobody')
    const shown = assumed ? say('shareAssumed', { name: named }) : named
    return [say('byFunder', { name: shown }), money(amount)]
  })
}

/** What the awards are worth together: in kind, by funder, and to be paid. */
export function values({ document }: Reported, pen: Pen): Piece[] {
  const { say, amount, hours, date } = pen
  const sums = document.values
  if (sums === null) return [heading(say('values')), text(say('noValues'))]
  const { currency, inKind, toPay, assumed, unpricedHours } = sums
  const notes = [
    say('valuesDate', { date: date(new Date(`${sums.date}T12:00:00Z`)) }),
    ...(assumed ? [say('valuesAssumed')] : []),
    ...(unpricedHours > 0 ? [say('valuesUnpriced', { hours: hours(unpricedHours) })] : []),
    ...(document.gone.length > 0 ? [say('valuesGone', { numbers: document.gone.join(', ') })] : []),
  ]
  return [
    heading(say('values')),
    {
      kind: 'table',
      head: [say('values'), say('amount', { currency })],
      rows: [
        [say('givenInKind'), amount(inKind)],
        ...funderRows(sums, pen),
        [say('paidByUsers'), amount(toPay)],
      ],
      widths: [0.7, 0.3],
    },
    text(notes.join(' ')),
  ]
}
