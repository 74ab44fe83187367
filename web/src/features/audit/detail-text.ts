import { m } from '../../messages.ts'
import { formatClock, formatDate, formatHours, formatNumber } from '../../ui/format.ts'

const keyTexts: Readonly<Record<string, () => string>> = {
  answerBy: m.audit_key_answer_by,
  appealUntil: m.audit_key_appeal_until,
  blocking: m.audit_key_blocking,
  byCommand: m.audit_key_by_command,
  changed: m.audit_key_changed,
  changes: m.audit_key_changes,
  deadlineAt: m.audit_key_deadline_at,
  decisionDueAt: m.audit_key_decision_due_at,
  despite: m.audit_key_despite,
  eligible: m.audit_key_eligible,
  expiresAt: m.audit_key_expires_at,
  givenBack: m.audit_key_given_back,
  hadRole: m.audit_key_had_role,
  hash: m.audit_key_hash,
  hours: m.audit_key_hours,
  kind: m.audit_key_kind,
  language: m.audit_key_language,
  letters: m.audit_key_letters,
  mails: m.audit_key_mails,
  memberId: m.audit_key_member_id,
  name: m.audit_key_name,
  number: m.audit_key_number,
  offer: m.audit_key_offer,
  offers: m.audit_key_offers,
  ordinal: m.audit_key_ordinal,
  outcomeHash: m.audit_key_outcome_hash,
  overridden: m.audit_key_overridden,
  people: m.audit_key_people,
  personId: m.audit_key_person_id,
  proposalId: m.audit_key_proposal_id,
  proposals: m.audit_key_proposals,
  publicNote: m.audit_key_public_note,
  reason: m.audit_key_reason,
  recommendedHours: m.audit_key_recommended_hours,
  recordHash: m.audit_key_record_hash,
  reviewerId: m.audit_key_reviewer_id,
  reviewers: m.audit_key_reviewers,
  reviews: m.audit_key_reviews,
  reviewsDueAt: m.audit_key_reviews_due_at,
  role: m.audit_key_role,
  scenario: m.audit_key_scenario,
  seedCommitment: m.audit_key_seed_commitment,
  title: m.audit_key_title,
  practice: m.audit_key_practice,
  version: m.audit_key_version,
  text: m.audit_key_text,
  verdict: m.audit_key_verdict,
}

/** What a part of an event is, in words; one of an older version keeps the name that the trail has. */
export const keyText = (key: string): string =>
  (Object.hasOwn(keyTexts, key) ? keyTexts[key]?.() : null) ?? key

const hourKeys = new Set(['hours', 'givenBack', 'recommendedHours'])

const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** Copenhagen time, to the second. */
export const momentText = (at: string) => `${formatDate(at)} ${formatClock(at)}`

/** Numbers, times, names of fields, and yes and no as everywhere; anything else as the trail keeps it, an id by its name. */
export function detailText(
  key: string,
  value: unknown,
  names: Readonly<Record<string, string>> = {},
): string {
  if (typeof value === 'number') return hourKeys.has(key) ? formatHours(value) : formatNumber(value, 3)
  if (typeof value === 'boolean') return value ? m.audit_yes() : m.audit_no()
  if (typeof value !== 'string') return value === null ? '–' : JSON.stringify(value)
  if (key === 'changed') return keyText(value)
  if (moment.test(value)) return momentText(value)
  return (Object.hasOwn(names, value) ? names[value] : null) ?? value
}
