import { z } from 'zod'
import { instant } from './text.ts'
import { id } from './amounts.ts'

export const callStates = ['draft', 'open', 'closed', 'decided', 'released', 'archived'] as const
export type CallStateName = (typeof callStates)[number]

export const callParams = z.strictObject({ callId: z.string().max(200) })

/** One call of a list. `decided` is shown only to those who may know of an unreleased decision. */
export const callListItem = z.strictObject({
  id,
  title: z.string(),
  summary: z.string(),
  state: z.enum(callStates),
  practice: z.boolean(),
  /** A round to rehearse: seen by staff alone, never released. */
  rehearsal: z.boolean(),
  budget: z.number(),
  /** GPU-hours of the released decision, the last one; null before a release. */
  awarded: z.number().nullable(),
  openedAt: instant.nullable(),
  deadlineAt: instant.nullable(),
  decisionDueAt: instant.nullable(),
  releasedAt: instant.nullable(),
  /** The call is open and its deadline lies ahead, by the server's clock. */
  doorOpen: z.boolean(),
  /** For those who may read the call's progress. */
  counts: z
    .strictObject({
      drafts: z.number().int(),
      handedIn: z.number().int(),
      reviewsIn: z.number().int(),
      reviewsAsked: z.number().int(),
      /** The ranking stands: a practice copy can be made of it. */
      reviewsLocked: z.boolean(),
    })
    .nullable(),
})
export type CallListItem = z.infer<typeof callListItem>

export const callList = z.strictObject({
  items: z.array(callListItem),
  serverTime: instant,
  /** The viewer may create a call. */
  canCreate: z.boolean(),
})
export type CallList = z.infer<typeof callList>

/** An area by its names in both languages. */
export const namedArea = z.strictObject({ key: z.string(), name: z.string(), nameDa: z.string().nullable() })

const area = namedArea.extend({
  description: z.string(),
  minShare: z.number(),
  maxShare: z.number(),
  weight: z.number(),
})
const track = z.strictObject({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  minHours: z.number().nullable(),
  maxHours: z.number().nullable(),
})
const level = z.strictObject({ score: z.number(), text: z.string() })
const criterion = z.strictObject({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  min: z.number(),
  max: z.number(),
  weight: z.number(),
  lowIsGood: z.boolean(),
  threshold: z.number().nullable(),
  levels: z.array(level),
})
const section = z.strictObject({
  key: z.string(),
  title: z.string(),
  help: z.string(),
  maxWords: z.number(),
  required: z.boolean(),
})

/** What the office alone sees of a call, and what the viewer may do with it now. */
const office = z.strictObject({
  version: z.number().int(),
  maxReviewerLoad: z.number().int(),
  reviewsLockedAt: instant.nullable(),
  canEdit: z.boolean(),
  canOpen: z.boolean(),
  canClose: z.boolean(),
  canChangeDates: z.boolean(),
  canArchive: z.boolean(),
})

export const callDetail = z.strictObject({
  id,
  title: z.string(),
  summary: z.string(),
  state: z.enum(callStates),
  practice: z.boolean(),
  rehearsal: z.boolean(),
  imported: z.boolean(),
  machineName: z.string(),
  budget: z.number(),
  granularity: z.number(),
  opensAt: instant.nullable(),
  deadlineAt: instant.nullable(),
  reviewsDueAt: instant.nullable(),
  decisionDueAt: instant.nullable(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  releasedAt: instant.nullable(),
  scoreThreshold: z.number().nullable(),
  reviewersPerProposal: z.number().int(),
  doubleBlind: z.boolean(),
  publishesSnapshot: z.boolean(),
  answerDays: z.number().int(),
  appealDays: z.number().int(),
  offerDays: z.number().int(),
  publicNote: z.string().nullable(),
  seedCommitment: z.string().nullable(),
  areas: z.array(area),
  tracks: z.array(track),
  criteria: z.array(criterion),
  sections: z.array(section),
  doorOpen: z.boolean(),
  serverTime: instant,
  office: office.nullable(),
})
export type CallDetail = z.infer<typeof callDetail>

const lists = { areas: true, tracks: true, criteria: true, sections: true } as const
/** What of a call stays as it is while its rules do, and the rest. */
export const callLists = callDetail.pick(lists)
export const callHead = callDetail.omit(lists)

/** What a person of the office does next; nothing moves by itself. */
export const callSteps = [
  'open',
  'wait-for-deadline',
  'close',
  'close-without-deadline',
  'record-eligibility',
  'assess',
  'assign',
  'wait-for-reviews',
  'lock-reviews',
  'studio',
  'sign',
  'release',
  'archive',
  'none',
] as const
export type CallStep = (typeof callSteps)[number]

const count = z.number().int().min(0)

/** Counts leave out the proposals with which the viewer has a conflict. */
export const callProgress = z.strictObject({
  state: z.enum(callStates),
  proposals: z.strictObject({
    drafts: count,
    submitted: count,
    returned: count,
    reviewing: count,
    decided: count,
    withdrawn: count,
  }),
  requestedHours: z.number(),
  eligibility: z.strictObject({ eligible: count, ineligible: count, unrecorded: count }),
  assessmentsMissing: count,
  reviews: z.strictObject({ handedIn: count, asked: count, needed: count, late: count }),
  /** Number of proposals with fewer asked reviewers than the call wants. */
  underassigned: count,
  next: z.enum(callSteps),
})
export type CallProgress = z.infer<typeof callProgress>
