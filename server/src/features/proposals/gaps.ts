import { countWords, proposalLimits } from '@furrow/core/contract/proposal-limits'
import type { ProposalGap } from '@furrow/core/contract/proposals'
import type { ProposalText } from '../../plugins/proposal-content.ts'

type Track = { key: string; minHours: number | null; maxHours: number | null }
export type CallForm = {
  budget: number
  granularity: number
  areas: readonly { key: string }[]
  tracks: readonly Track[]
  sections: readonly { key: string; maxWords: number; required: boolean }[]
}

const missing = (path: string): ProposalGap => ({ path, code: 'missing' })

const plainGaps = (proposal: ProposalText): ProposalGap[] => [
  ...(['title', 'summary', 'institution'] as const).filter((key) => proposal[key].trim() === '').map(missing),
  ...(['careerStage', 'firstTime'] as const).filter((key) => proposal[key] === null).map(missing),
  ...wordGap('summary', proposal.summary, proposalLimits.summaryWords),
]

function wordGap(path: string, text: string, limit: number): ProposalGap[] {
  return countWords(text) > limit ? [{ path, code: 'too-many-words', limit }] : []
}

const sectionGaps = (proposal: ProposalText, form: CallForm): ProposalGap[] =>
  form.sections.flatMap(({ key, required, maxWords }) => {
    const text = proposal.sections[key] ?? ''
    const path = `sections.${key}`
    return required && text.trim() === '' ? [missing(path)] : wordGap(path, text, maxWords)
  })

function choiceGap(path: string, choice: string | null, options: readonly { key: string }[]): ProposalGap[] {
  if (options.length === 0) return []
  if (choice === null) return [missing(path)]
  return options.some(({ key }) => key === choice) ? [] : [{ path, code: 'unknown-choice' }]
}

function requestGaps(requested: number, track: Track | undefined, form: CallForm): ProposalGap[] {
  const path = 'requested'
  const { minHours = null, maxHours = null } = track ?? {}
  const gaps: ProposalGap[] = []
  if (requested % form.granularity !== 0) gaps.push({ path, code: 'not-a-multiple', limit: form.granularity })
  if (minHours !== null && requested < minHours) gaps.push({ path, code: 'below-track', limit: minHours })
  if (maxHours !== null && requested > maxHours) gaps.push({ path, code: 'above-track', limit: maxHours })
  if (requested > form.budget) gaps.push({ path, code: 'above-budget', limit: form.budget })
  return gaps
}

function minimumGaps(minimum: number, requested: number | null, form: CallForm): ProposalGap[] {
  const path = 'minimum'
  const gaps: ProposalGap[] = []
  if (minimum % form.granularity !== 0) gaps.push({ path, code: 'not-a-multiple', limit: form.granularity })
  if (requested !== null && minimum > requested)
    gaps.push({ path, code: 'minimum-above-request', limit: requested })
  return gaps
}

/** What stands between a draft and its submission, in the order of the editor; empty: it may be handed in. */
export function findGaps(proposal: ProposalText, form: CallForm): ProposalGap[] {
  const { requested, minimum } = proposal
  const track = form.tracks.find(({ key }) => key === proposal.trackKey)
  return [
    ...plainGaps(proposal),
    ...choiceGap('areaKey', proposal.areaKey, form.areas),
    ...choiceGap('trackKey', proposal.trackKey, form.tracks),
    ...sectionGaps(proposal, form),
    ...(requested === null ? [missing('requested')] : requestGaps(requested, track, form)),
    ...(minimum === null ? [missing('minimum')] : minimumGaps(minimum, requested, form)),
  ]
}
