import type { Placeholder } from '@furrow/core/contract/letters'
import { m } from '../../messages.ts'

/** What each placeholder becomes. */
export const placeholderText: Readonly<Record<Placeholder, () => string>> = {
  sender: m.decisions_placeholder_sender,
  date: m.decisions_placeholder_date,
  name: m.decisions_placeholder_name,
  number: m.decisions_placeholder_number,
  title: m.decisions_placeholder_title,
  call: m.decisions_placeholder_call,
  answer: m.decisions_placeholder_answer,
  decided: m.decisions_placeholder_decided,
  line: m.decisions_placeholder_line,
  change: m.decisions_placeholder_change,
  reviews: m.decisions_placeholder_reviews,
  next: m.decisions_placeholder_next,
  award: m.decisions_placeholder_award,
  value: m.decisions_placeholder_value,
  requested: m.decisions_placeholder_requested,
  rank: m.decisions_placeholder_rank,
  score: m.decisions_placeholder_score,
  answerBy: m.decisions_placeholder_answer_by,
  appealUntil: m.decisions_placeholder_appeal_until,
  signature: m.decisions_placeholder_signature,
  link: m.decisions_placeholder_link,
}
