import type { ReviewContent, ReviewCriterion } from '@furrow/core/contract/reviews'
import { m } from '../../messages.ts'

type Missing = { readonly id: string; readonly name: string }

/** What a review still lacks before it can be handed in, with the id of the place to fill. */
export function missingIn(content: ReviewContent, criteria: readonly ReviewCriterion[]): readonly Missing[] {
  const scores = criteria
    .filter(({ key }) => content.scores[key] === undefined)
    .map(({ key, name }) => ({ id: `criterion-${key}`, name }))
  const confidence = content.confidence === null ? [{ id: 'confidence', name: m.reviews_confidence() }] : []
  const isBlank = content.textForApplicant.trim() === ''
  const text = isBlank ? [{ id: 'textForApplicant', name: m.reviews_text_applicant() }] : []
  return [...scores, ...confidence, ...text]
}
