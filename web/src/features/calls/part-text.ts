import { m } from '../../messages.ts'
import { formatMoment, formatNumber } from '../../ui/format.ts'
import type { CallDraft } from './call-draft.ts'

type Key = keyof CallDraft

/** What a part of a call is called on the page. */
export const partName: Readonly<Record<Key, () => string>> = {
  id: m.calls_id,
  title: m.calls_name,
  summary: m.calls_summary,
  opensAt: m.calls_opens,
  deadlineAt: m.calls_deadline,
  reviewsDueAt: m.calls_reviews_due,
  decisionDueAt: m.calls_decision_due,
  answerDays: m.calls_answer_days,
  appealDays: m.calls_appeal_days,
  offerDays: m.calls_offer_days,
  budget: m.calls_budget,
  granularity: m.calls_granularity,
  reviewersPerProposal: m.calls_reviewers_per_proposal,
  maxReviewerLoad: m.calls_max_load,
  scoreThreshold: m.calls_score_threshold,
  publishesSnapshot: m.calls_publishes_label,
  doubleBlind: m.calls_double_blind_label,
  criteria: m.calls_criteria,
  areas: m.calls_areas,
  tracks: m.calls_tracks,
  sections: m.calls_form,
  publicNote: m.calls_public_note,
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every value of an entry on one line: two entries that differ anywhere read differently. */
function entryText(entry: unknown): string {
  if (Array.isArray(entry)) return entry.map(entryText).join('; ')
  if (isRecord(entry)) return Object.values(entry).map(entryText).filter(Boolean).join(' · ')
  return valueText(entry)
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 4)
  if (typeof value === 'boolean') return value ? m.calls_yes() : m.calls_no()
  return typeof value === 'string' ? value : ''
}

/** A part of a call as lines to compare. */
export function partLines(draft: CallDraft, key: Key): readonly string[] {
  const value = draft[key]
  if (Array.isArray(value)) return value.map(entryText)
  if (typeof value === 'string' && key.endsWith('At')) return [formatMoment(value)]
  return [valueText(value) || '–']
}
