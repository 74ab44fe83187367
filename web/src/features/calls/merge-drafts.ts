import type { CallDraft } from './call-draft.ts'

type Key = keyof CallDraft
export type ThreeDrafts = { base: CallDraft; mine: CallDraft; theirs: CallDraft }
export type Side = 'mine' | 'theirs'

const keys: readonly Key[] = [
  'title',
  'summary',
  'opensAt',
  'deadlineAt',
  'reviewsDueAt',
  'decisionDueAt',
  'answerDays',
  'appealDays',
  'offerDays',
  'budget',
  'granularity',
  'reviewersPerProposal',
  'maxReviewerLoad',
  'scoreThreshold',
  'publishesSnapshot',
  'doubleBlind',
  'criteria',
  'areas',
  'tracks',
  'sections',
  'publicNote',
  'id',
]

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The parts of a call in which two drafts differ, in the order of the page. */
export const changedParts = (a: CallDraft, b: CallDraft): Key[] => keys.filter((key) => !same(a[key], b[key]))

/** The parts that both sides changed, each in another way. */
export const clashesOf = ({ base, mine, theirs }: ThreeDrafts): Key[] =>
  changedParts(mine, theirs).filter((key) => !same(mine[key], base[key]) && !same(theirs[key], base[key]))

const withPart = <K extends Key>(draft: CallDraft, key: K, value: CallDraft[K]): CallDraft => ({
  ...draft,
  [key]: value,
})

/** Their draft with my changes upon it; of a part that both changed, the side that was chosen. */
export function mergeDrafts(drafts: ThreeDrafts, choices: Readonly<Partial<Record<Key, Side>>>): CallDraft {
  const { base, mine, theirs } = drafts
  const clashes = clashesOf(drafts)
  return changedParts(base, mine)
    .filter((key) => !clashes.includes(key) || choices[key] !== 'theirs')
    .reduce((merged, key) => withPart(merged, key, mine[key]), theirs)
}
