import type { CallDetail } from '@furrow/core/contract/calls'

/** What the editor holds: a call's rules as they are sent. */
export type CallDraft = Pick<
  CallDetail,
  | 'id'
  | 'title'
  | 'summary'
  | 'budget'
  | 'granularity'
  | 'opensAt'
  | 'deadlineAt'
  | 'reviewsDueAt'
  | 'decisionDueAt'
  | 'scoreThreshold'
  | 'reviewersPerProposal'
  | 'doubleBlind'
  | 'publishesSnapshot'
  | 'answerDays'
  | 'appealDays'
  | 'offerDays'
  | 'publicNote'
  | 'areas'
  | 'tracks'
  | 'criteria'
  | 'sections'
> & { maxReviewerLoad: number }

const criterion = (key: string, name: string, weight: number): CallDraft['criteria'][number] => ({
  key,
  name,
  description: '',
  min: 1,
  max: 5,
  weight,
  lowIsGood: false,
  threshold: null,
  levels: [1, 2, 3, 4, 5].map((score) => ({ score, text: '' })),
})

export const emptyDraft: CallDraft = {
  id: '',
  title: '',
  summary: '',
  budget: 1_000_000,
  granularity: 100,
  opensAt: null,
  deadlineAt: null,
  reviewsDueAt: null,
  decisionDueAt: null,
  scoreThreshold: null,
  reviewersPerProposal: 3,
  maxReviewerLoad: 8,
  doubleBlind: false,
  publishesSnapshot: true,
  answerDays: 21,
  appealDays: 28,
  offerDays: 14,
  publicNote: null,
  areas: [],
  tracks: [],
  criteria: [criterion('excellence', '', 60), criterion('impact', '', 40)],
  sections: [{ key: 'aims', title: '', help: '', maxWords: 800, required: true }],
}

/** The rules of a call, for changing them. */
export const draftOf = (call: CallDetail): CallDraft => ({
  id: call.id,
  title: call.title,
  summary: call.summary,
  budget: call.budget,
  granularity: call.granularity,
  opensAt: call.opensAt,
  deadlineAt: call.deadlineAt,
  reviewsDueAt: call.reviewsDueAt,
  decisionDueAt: call.decisionDueAt,
  scoreThreshold: call.scoreThreshold,
  reviewersPerProposal: call.reviewersPerProposal,
  maxReviewerLoad: call.office?.maxReviewerLoad ?? 8,
  doubleBlind: call.doubleBlind,
  publishesSnapshot: call.publishesSnapshot,
  answerDays: call.answerDays,
  appealDays: call.appealDays,
  offerDays: call.offerDays,
  publicNote: call.publicNote,
  areas: call.areas,
  tracks: call.tracks,
  criteria: call.criteria,
  sections: call.sections,
})

/** A new call with the rules of another: its dates, its name and its note stay behind. */
export const copyOf = (call: CallDetail): CallDraft => ({
  ...draftOf(call),
  id: '',
  title: '',
  summary: '',
  opensAt: null,
  deadlineAt: null,
  reviewsDueAt: null,
  decisionDueAt: null,
  publicNote: null,
})
