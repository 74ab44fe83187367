import { z } from 'zod'
import { namedArea } from './calls.ts'
import { email, idText, optionalLine, pageQuery, text } from './text.ts'

export const assignmentStates = ['proposed', 'invited', 'accepted', 'declined', 'recused', 'done'] as const
const state = z.enum(assignmentStates)

export const assignmentParams = z.strictObject({ assignmentId: idText })
export const assignmentCallParams = z.strictObject({ callId: idText })
export const assignmentProposalParams = z.strictObject({ proposalId: idText })

export const queueItem = z.object({
  id: z.string(),
  state,
  number: z.string(),
  title: z.string(),
  callId: z.string(),
  callTitle: z.string(),
  area: namedArea.nullable(),
  dueAt: z.string().nullable(),
  /** A draft is kept that is not handed in. */
  hasDraft: z.boolean(),
  locked: z.boolean(),
  /** Words of the proposal, for the hint how long reading takes. */
  words: z.number().int(),
})
export type QueueItem = z.infer<typeof queueItem>
export const queue = z.object({ items: z.array(queueItem), done: z.number().int(), total: z.number().int() })
export type Queue = z.infer<typeof queue>

export const declining = z.strictObject({ reason: text(2000).default('') })
export const answered = z.object({ id: z.string(), state })

export const reviewerRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  institution: z.string().nullable(),
  invented: z.boolean(),
  load: z.number().int(),
  done: z.number().int(),
  late: z.number().int(),
  conflicts: z.number().int(),
})
export type ReviewerRow = z.infer<typeof reviewerRow>
export const reviewerList = z.object({
  callTitle: z.string(),
  maxLoad: z.number().int(),
  wanted: z.number().int(),
  /** The viewer may assign, and the call lets reviewers be assigned now. */
  canAssign: z.boolean(),
  /** Nobody is asked any more. */
  locked: z.boolean(),
  items: z.array(reviewerRow),
})
export type ReviewerList = z.infer<typeof reviewerList>

/** All proposals, those with fewer reviewers than the call wants, or those with a review that is late. */
export const matrixFilters = ['all', 'lacking', 'late'] as const
export type MatrixFilter = (typeof matrixFilters)[number]
export const matrixQuery = z.strictObject({
  q: optionalLine(100).default(''),
  who: z.enum(matrixFilters, 'Use all, lacking or late.').default('all'),
  /** Numbers of proposals between commas; empty: all. */
  numbers: optionalLine(4000).default(''),
  ...pageQuery,
})
const matrixAssignment = z.object({
  id: z.string(),
  reviewerId: z.string(),
  reviewerName: z.string(),
  state,
  dueAt: z.string().nullable(),
  late: z.boolean(),
  /** Nothing was written yet: the assignment may still be taken back. */
  removable: z.boolean(),
})
export const matrixRow = z.object({
  proposalId: z.string(),
  number: z.string(),
  title: z.string(),
  institution: z.string(),
  reviewCount: z.number().int(),
  assignments: z.array(matrixAssignment),
})
export type MatrixRow = z.infer<typeof matrixRow>
export const matrix = z.object({
  items: z.array(matrixRow),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
})
export type Matrix = z.infer<typeof matrix>

export const assigning = z.strictObject({ reviewerId: idText })

/** Rows of a CSV file: the public number of the proposal and the reviewer's address. */
export const bulkRows = z.strictObject({
  rows: z
    .array(z.strictObject({ proposal: idText, email }))
    .min(1, 'Give at least one row.')
    .max(5000, 'Give at most 5,000 rows at a time.'),
  dryRun: z.boolean(),
})
export type BulkRows = z.infer<typeof bulkRows>

export const skipReasons = [
  'unknown-proposal',
  'unknown-reviewer',
  'twice',
  'already-assigned',
  'conflict',
  'team-member',
  'same-institution',
  'applicant-in-call',
  'load-limit',
] as const
export type SkipReason = (typeof skipReasons)[number]

export const plannedRow = z.object({
  line: z.number().int(),
  proposal: z.string(),
  email: z.string(),
  reviewerName: z.string().nullable(),
  skip: z.enum(skipReasons).nullable(),
})
export type PlannedRow = z.infer<typeof plannedRow>
export const bulkResult = z.object({ rows: z.array(plannedRow), assignmentIds: z.array(z.string()) })
export type BulkResult = z.infer<typeof bulkResult>

export const bulkUndo = z.strictObject({ assignmentIds: z.array(idText).min(1).max(5000) })
export const undone = z.object({ removed: z.number().int(), kept: z.number().int() })
export const reminded = z.object({ sent: z.number().int(), waiting: z.number().int() })
export type Reminded = z.infer<typeof reminded>
