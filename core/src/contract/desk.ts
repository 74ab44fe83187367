import { z } from 'zod'
import { callStates, callSteps } from './calls.ts'
import { instant } from './text.ts'

const count = z.number().int()

/** A proposal that can still be written on. */
const openDraft = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  callTitle: z.string(),
  deadlineAt: instant.nullable(),
  /** An earlier version was handed in and counts. */
  handedIn: z.boolean(),
})

/** A call at work, in counts of what the viewer may see. */
const callAtWork = z.strictObject({
  id: z.string(),
  title: z.string(),
  state: z.enum(callStates),
  deadlineAt: instant.nullable(),
  submitted: count,
  /** Proposals with fewer reviewers than the call wants; 0 unless reviewers can be assigned now. */
  underassigned: count,
  reviewsAsked: count,
  reviewsIn: count,
  late: count,
  /** What somebody of the office does next. */
  next: z.enum(callSteps),
})

const ownReviews = z.strictObject({
  done: count,
  /** What can still be written; whatever was locked meanwhile is neither done nor left. */
  left: count,
  invitations: count,
  late: count,
  /** The next date among those that are left. */
  dueAt: instant.nullable(),
})

const unsigned = z.strictObject({
  id: z.string(),
  callTitle: z.string(),
  proposedAt: instant,
})

/** What waits for the people of a proposal after a release, or is new to them. */
const afterAward = z.strictObject({
  proposalId: z.string(),
  number: z.string(),
  title: z.string(),
  callTitle: z.string(),
  kind: z.enum(['answer', 'offer', 'question-answered', 'appeal-decided']),
  /** Granted, or offered on top; null where something is to be read. */
  hours: z.number().nullable(),
  until: instant.nullable(),
})

/** A released call in which something waits for the office or a director, in counts of what the viewer may see. */
const afterRelease = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Appeals to decide, and questions to answer. */
  appeals: count,
  questions: count,
  /** Open offers whose date has passed, and awards that nobody answered in time. */
  offers: count,
  late: count,
  /** A later decision that is signed and waits for its release. */
  signedId: z.string().nullable(),
})

/** What waits for the one who asks: null where a role is not theirs, an empty list where nothing waits. */
export const deskView = z.strictObject({
  awards: z.array(afterAward),
  drafts: z.array(openDraft),
  reviews: ownReviews.nullable(),
  calls: z.array(callAtWork).nullable(),
  decisions: z.array(unsigned).nullable(),
  released: z.array(afterRelease).nullable(),
  people: z.strictObject({ total: count, waiting: count }).nullable(),
  serverTime: instant,
})
export type OwnDesk = z.infer<typeof deskView>
