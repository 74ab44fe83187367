import { ruleSubject, type RuleSubject } from '@furrow/core/record/differences'
import type { DecisionDocument, RuleDifference } from '@furrow/core/contract/decisions'
import type { Piece } from '../../plugins/pdf.ts'
import type { Reported } from './report-load.ts'
import { areaNamesOf, heading, text, type Pen } from './report-pen.ts'
import { policyRows, policySentence } from './report-policy.ts'
import type { ReportWord } from './report-words.ts'

/** Criteria, weights and thresholds: as published, and as applied. */
export function rules({ document }: Reported, { say, number }: Pen): Piece[] {
  const { published, applied } = document.rules
  const shown = (value: number | undefined) => (value === undefined ? say('none') : number(value, 4))
  return [
    heading(say('rules')),
    text(say('rulesNote')),
    {
      kind: 'table',
      head: [say('criterion'), say('scale'), say('published'), say('applied'), say('threshold')],
      rows: published.criteria.map(({ id, name, min, max }) => [
        name ?? id,
        `${number(min, 4)}–${number(max, 4)}`,
        shown(published.weights[id]),
        shown(applied.weights[id] ?? published.weights[id]),
        `${shown(published.thresholds.criteria?.[id])} / ${shown(applied.thresholds.criteria?.[id])}`,
      ]),
      widths: [0.4, 0.12, 0.16, 0.14, 0.18],
    },
    text(
      say('scoreThreshold', {
        published: shown(published.thresholds.score),
        applied: shown(applied.thresholds.score),
      }),
    ),
  ]
}

type Names = (subject: RuleSubject) => string

const ruleWords = {
  weight: 'ruleWeight',
  threshold: 'ruleThreshold',
  scoreThreshold: 'ruleThresholdScore',
  guarantee: 'ruleGuarantee',
  maximum: 'ruleMaximum',
  areaWeight: 'ruleAreaWeight',
  confidence: 'ruleConfidence',
  calibration: 'ruleCalibration',
  policy: 'policy',
  reserve: 'reserve',
} as const satisfies Readonly<Record<RuleSubject['kind'], ReportWord>>

const levels: Readonly<Record<string, ReportWord>> = { 1: 'level1', 2: 'level2', 3: 'level3' }

/** What a rule is about, by its name: a criterion, an area, or how well a reviewer knows the field. */
function namesOf({ published, areas }: DecisionDocument['rules'], pen: Pen): Names {
  const criteria = new Map(published.criteria.map(({ id, name }) => [id, name ?? id]))
  const areaNames = areaNamesOf(areas, pen)
  return ({ kind, of }) => {
    if (kind === 'weight' || kind === 'threshold') return criteria.get(of) ?? of
    if (kind === 'confidence') return levels[of] === undefined ? of : pen.say(levels[of])
    return areaNames.get(of) ?? of
  }
}

const isUnfixed = (kind: RuleSubject['kind']): boolean => kind === 'policy' || kind === 'reserve'

function valueOf(value: RuleDifference['applied'], { kind }: RuleSubject, pen: Pen): string {
  const { say, number, share } = pen
  if (value === null && isUnfixed(kind)) return say('unfixed')
  if (kind === 'calibration') return say(value === 'shift' ? 'scoresShift' : 'scoresNone')
  if (typeof value !== 'number') return value ?? say('none')
  if (kind === 'guarantee' || kind === 'maximum' || kind === 'reserve') return share(value)
  return kind === 'areaWeight' || kind === 'confidence' ? `× ${number(value, 4)}` : number(value, 4)
}

/** Every rule that is applied otherwise than published, in words, as the page to sign lists them. */
export function differences({ document }: Reported, pen: Pen): Piece[] {
  const { say } = pen
  if (document.differences.length === 0) return [heading(say('differences')), text(say('noDifferences'))]
  const name = namesOf(document.rules, pen)
  const rows = document.differences.map(({ rule, published, applied }) => {
    const subject = ruleSubject(rule)
    const called = name(subject)
    return [
      say(ruleWords[subject.kind], { name: called, level: called }),
      valueOf(published, subject, pen),
      subject.kind === 'policy'
        ? policySentence(document.rules.applied.policy, pen)
        : valueOf(applied, subject, pen),
    ]
  })
  const head = [say('rule'), say('published'), say('applied')]
  return [heading(say('differences')), { kind: 'table', head, rows, widths: [0.46, 0.2, 0.34] }]
}

/** How the hours are shared out: not a rule that the call published, so it is said apart. */
export function policy({ document }: Reported, pen: Pen): Piece[] {
  const { say, share, hours } = pen
  const { applied } = document.rules
  const { budget, available } = document.outcome.totals
  const reserve = say('reserveShare', { share: share(applied.reserve), hours: hours(budget - available) })
  return [
    heading(say('policy')),
    text(policySentence(applied.policy, pen)),
    {
      kind: 'table',
      head: [say('parameter'), say('value')],
      rows: [
        ...policyRows(applied.policy, pen),
        [say('reserve'), reserve],
        [say('calibration'), say(applied.calibration === 'shift' ? 'scoresShift' : 'scoresNone')],
      ],
      widths: [0.4, 0.6],
    },
    text(say('policyNote')),
  ]
}
