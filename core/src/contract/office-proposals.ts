import { applicantGroups } from './applicant-groups.ts'
import { z } from 'zod'
import { hours } from './amounts.ts'
import { namedArea } from './calls.ts'
import { applicantKinds } from './proposal-limits.ts'
import { instant, optionalLine, text } from './text.ts'

export const proposalStates = ['draft', 'submitted', 'returned', 'reviewing', 'decided', 'withdrawn'] as const
export const verdicts = ['feasible', 'feasibleWithChanges', 'notFeasible'] as const
export type Verdict = (typeof verdicts)[number]

const officeSorts = [
  'number',
  'title',
  'institution',
  'area',
  'track',
  'requested',
  'reviews',
  'score',
  'state',
  'submitted',
] as const
export type OfficeSort = (typeof officeSorts)[number]

const key = z.string().max(64)

/** `?sort=-requested&area=quantum&eligible=unrecorded&page=2`; a minus in front sorts downwards. */
export const officeListQuery = z.strictObject({
  sort: z
    .string()
    .regex(
      new RegExp(`^-?(${officeSorts.join('|')})$`),
      `Sort by one of ${officeSorts.join(', ')}, or -name.`,
    )
    .default('number'),
  state: z.enum(proposalStates).optional(),
  area: key.optional(),
  track: key.optional(),
  eligible: z.enum(['yes', 'no', 'unrecorded'], 'Use yes, no or unrecorded.').optional(),
  assessment: z.enum(['missing', 'done'], 'Use missing or done.').optional(),
  /** Of applicants: by whether they apply for the first time, and by career stage; as the page to sign counts them. */
  group: z.enum(applicantGroups, `Use one of ${applicantGroups.join(', ')}.`).optional(),
  reviewsBelow: z.coerce.number().int().min(1).max(100).optional(),
  q: optionalLine(100).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
})
export type OfficeListQuery = z.infer<typeof officeListQuery>

/** Null where the viewer may not see it: before the call is closed the office sees number, area, track and hours. */
export const officeProposal = z.strictObject({
  id: z.string(),
  number: z.string(),
  state: z.enum(proposalStates),
  title: z.string().nullable(),
  institution: z.string().nullable(),
  piName: z.string().nullable(),
  area: z.string().nullable(),
  track: z.string().nullable(),
  requested: z.number().nullable(),
  reviews: z.number().int(),
  score: z.number().nullable(),
  eligible: z.boolean().nullable(),
  verdict: z.enum(verdicts).nullable(),
  submittedAt: instant.nullable(),
  version: z.number().int(),
})
export type OfficeProposal = z.infer<typeof officeProposal>

export const officeList = z.strictObject({
  items: z.array(officeProposal),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  /** `outline`: titles, institutions and people are hidden until the call is closed. */
  level: z.enum(['outline', 'anonymous', 'full']),
})
export type OfficeList = z.infer<typeof officeList>

export const eligibilityBody = z
  .strictObject({ eligible: z.boolean().nullable(), reason: text(1000).default('') })
  .refine((body) => body.eligible !== false || body.reason.trim() !== '', {
    path: ['reason'],
    message: 'Give the reason: the applicant reads it with the result.',
  })
export type EligibilityBody = z.infer<typeof eligibilityBody>

const bulkChange = z
  .strictObject({
    id: z.string().max(64),
    version: z.number().int().min(1).optional(),
    eligible: z.boolean().nullable(),
    reason: text(1000).default(''),
  })
  .refine((body) => body.eligible !== false || body.reason.trim() !== '', {
    path: ['reason'],
    message: 'Give the reason: the applicant reads it with the result.',
  })

/** Several at once. With `preview` nothing is saved: the answer says what would be. */
export const bulkEligibilityBody = z.strictObject({
  preview: z.boolean().default(false),
  changes: z.array(bulkChange).min(1, 'Choose at least one proposal.').max(500, 'At most 500 at a time.'),
})
export type BulkEligibilityBody = z.infer<typeof bulkEligibilityBody>

const skipReasons = ['not-found', 'same', 'withdrawn', 'not-handed-in', 'stale'] as const
const remembered = z.strictObject({ eligible: z.boolean().nullable(), reason: z.string() })

export const bulkEligibilityReply = z.strictObject({
  /** `before` is what an undo sends back. */
  changed: z.array(
    z.strictObject({ id: z.string(), number: z.string(), before: remembered, after: remembered }),
  ),
  skipped: z.array(
    z.strictObject({ id: z.string(), number: z.string().nullable(), why: z.enum(skipReasons) }),
  ),
})
export type BulkEligibilityReply = z.infer<typeof bulkEligibilityReply>

/** `recommendedHours` null: no cap. Not feasible has none; the snapshot then counts it as 0. */
export const assessmentBody = z
  .strictObject({
    verdict: z.enum(verdicts, `Use one of ${verdicts.join(', ')}.`),
    recommendedHours: hours(1).nullable().default(null),
    note: text(5000).default(''),
  })
  .refine((body) => body.verdict !== 'notFeasible' || body.recommendedHours === null, {
    path: ['recommendedHours'],
    message: 'What is not feasible gets no hours: leave this empty.',
  })
export type AssessmentBody = z.infer<typeof assessmentBody>

const member = z.strictObject({ name: z.string(), institution: z.string(), role: z.string() })

/** A proposal as handed in, with what the office has recorded about it. */
export const submittedProposal = z.strictObject({
  id: z.string(),
  callId: z.string(),
  callTitle: z.string(),
  number: z.string(),
  state: z.enum(proposalStates),
  title: z.string(),
  summary: z.string(),
  /** What will be possible that is not now, and who gains by it; '' where nobody said. */
  purpose: z.string(),
  beneficiaries: z.string(),
  area: namedArea.nullable(),
  track: z.string().nullable(),
  requested: z.number().nullable(),
  minimum: z.number().nullable(),
  granularity: z.number(),
  budget: z.number(),
  practice: z.boolean(),
  sections: z.array(z.strictObject({ key: z.string(), title: z.string(), text: z.string() })),
  submittedAt: instant.nullable(),
  /** Null in a double-blind call for whoever may not know. */
  identity: z
    .strictObject({
      institution: z.string(),
      careerStage: z.string().nullable(),
      firstTime: z.boolean().nullable(),
      members: z.array(member),
    })
    .nullable(),
  machine: z.strictObject({
    gpusPerNode: z.number(),
    kwhPerGpuHour: z.number(),
    pue: z.number(),
    gramsPerKwhLocation: z.number(),
    gramsPerKwhMarket: z.number(),
    pricePerGpuHour: z.number(),
    currency: z.string(),
  }),
  /** For the office, the director, the auditor and the chair. */
  office: z
    .strictObject({
      version: z.number().int(),
      applicantKind: z.enum(applicantKinds).nullable(),
      eligible: z.boolean().nullable(),
      eligibilityReason: z.string(),
      reviewsIn: z.number().int(),
      assessment: z
        .strictObject({
          verdict: z.enum(verdicts),
          recommendedHours: z.number().nullable(),
          note: z.string(),
          assessedAt: instant,
        })
        .nullable(),
      /** Version of the assessment; 0 where there is none. */
      assessmentVersion: z.number().int(),
      canRecord: z.boolean(),
    })
    .nullable(),
})
export type SubmittedProposal = z.infer<typeof submittedProposal>
