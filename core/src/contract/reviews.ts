import { z } from 'zod'
import { namedArea } from './calls.ts'
import { idText, text } from './text.ts'

export const reviewLimits = { text: 20_000 }

export const assignmentParams = z.strictObject({ assignmentId: idText })
export const reviewProposalParams = z.strictObject({ proposalId: idText })
export const reviewCallParams = z.strictObject({ callId: idText })

/** What a reviewer writes. A criterion that is missing is unanswered; null is "not applicable", chosen. */
export const reviewContent = z.strictObject({
  scores: z.record(idText, z.number().finite().nullable()),
  confidence: z.union([z.literal(1), z.literal(2), z.literal(3)], 'Use 1, 2 or 3.').nullable(),
  textForApplicant: text(reviewLimits.text),
  textForPanel: text(reviewLimits.text),
})
export type ReviewContent = z.infer<typeof reviewContent>

export const reviewSaved = z.object({ version: z.number().int(), savedAt: z.string() })
export type ReviewSaved = z.infer<typeof reviewSaved>

export const ownReview = z.object({
  id: z.string(),
  state: z.enum(['draft', 'submitted']),
  content: reviewContent,
  submittedAt: z.string().nullable(),
  /** How many versions were handed in; each is kept. */
  versions: z.number().int(),
  version: z.number().int(),
})
export type OwnReview = z.infer<typeof ownReview>

const criterion = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  min: z.number(),
  max: z.number(),
  weight: z.number(),
  lowIsGood: z.boolean(),
  levels: z.array(z.object({ score: z.number(), text: z.string() })),
})
export type ReviewCriterion = z.infer<typeof criterion>

/** The proposal as its reviewer reads it; the people are null in a double-blind call. */
const document = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  summary: z.string(),
  /** What will be possible that is not now, and who gains by it; '' where nobody said. */
  purpose: z.string(),
  beneficiaries: z.string(),
  area: namedArea.nullable(),
  track: z.string().nullable(),
  requested: z.number().nullable(),
  minimum: z.number().nullable(),
  institution: z.string().nullable(),
  piName: z.string().nullable(),
  sections: z.array(z.object({ key: z.string(), title: z.string(), text: z.string() })),
})

export const deskView = z.object({
  assignmentId: z.string(),
  state: z.enum(['proposed', 'invited', 'accepted', 'declined', 'recused', 'done']),
  dueAt: z.string().nullable(),
  call: z.object({ id: z.string(), title: z.string(), practice: z.boolean(), locked: z.boolean() }),
  proposal: document,
  criteria: z.array(criterion),
  review: ownReview.nullable(),
  /** How often the reviewer gave each score in this call, this review included: against the anchors only. */
  spread: z.array(z.object({ score: z.number(), count: z.number().int() })),
})
export type DeskView = z.infer<typeof deskView>

/** A review as somebody else reads it; `label` is "A", "B" where names are not theirs to know. */
export const reviewView = z.object({
  label: z.string(),
  state: z.enum(['draft', 'submitted']),
  reviewerId: z.string().nullable(),
  reviewerName: z.string().nullable(),
  scores: z.record(z.string(), z.number().nullable()).nullable(),
  confidence: z.number().nullable(),
  textForApplicant: z.string().nullable(),
  textForPanel: z.string().nullable(),
  submittedAt: z.string().nullable(),
})
export type ReviewView = z.infer<typeof reviewView>

export const reviewList = z.object({
  proposal: z.object({ id: z.string(), number: z.string(), title: z.string() }),
  criteria: z.array(criterion),
  items: z.array(reviewView),
})
export type ReviewList = z.infer<typeof reviewList>

/** Why the reviews are opened again; it stands in the audit trail. */
export const reopenInput = z.strictObject({ reason: z.string().trim().min(1).max(2000) })

/** What locking would find; the counts leave out proposals with which the viewer has a conflict. */
export const lockPreview = z.object({
  callTitle: z.string(),
  callState: z.enum(['draft', 'open', 'closed', 'decided', 'released', 'archived']),
  lockedAt: z.string().nullable(),
  /** When the reviews were last opened again for one more. */
  reopenedAt: z.string().nullable(),
  /** Whether a decision of the call is there: then nothing opens its reviews again. */
  decided: z.boolean(),
  proposals: z.number().int(),
  handedIn: z.number().int(),
  drafts: z.number().int(),
  wanted: z.number().int(),
  missing: z.array(z.object({ number: z.string(), title: z.string(), reviews: z.number().int() })),
})
export type LockPreview = z.infer<typeof lockPreview>
