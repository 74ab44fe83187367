import { z } from 'zod'
import { applicantKinds, careerStages, proposalLimits } from './proposal-limits.ts'
import { text } from './text.ts'

const proposalStates = ['draft', 'submitted', 'returned', 'reviewing', 'decided', 'withdrawn'] as const

const id = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)
const instant = z.iso.datetime()
const gpuHours = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const email = z.email().max(254)

export const proposalParams = z.strictObject({ proposalId: id })
export const proposalMemberParams = z.strictObject({ proposalId: id, memberId: id })

/** Merge patch (RFC 7396): a field that is left out stays, null empties it. */
export const proposalPatch = z
  .strictObject({
    title: text(proposalLimits.title),
    summary: text(proposalLimits.sectionCharacters),
    areaKey: id.nullable(),
    trackKey: id.nullable(),
    requested: gpuHours.nullable(),
    minimum: gpuHours.nullable(),
    institution: text(200),
    careerStage: z.enum(careerStages).nullable(),
    firstTime: z.boolean().nullable(),
    applicantKind: z.enum(applicantKinds).nullable(),
    purpose: text(proposalLimits.purposeCharacters),
    beneficiaries: text(proposalLimits.purposeCharacters),
    sections: z.record(id, text(proposalLimits.sectionCharacters)),
  })
  .partial()
export type ProposalPatch = z.infer<typeof proposalPatch>

export const proposalsOfCallParams = z.strictObject({ callId: id })
export const proposalCreated = z.strictObject({ id, number: z.string() })
export const proposalCreation = z.strictObject({ title: text(proposalLimits.title).optional() })
export const proposalInvitation = z.strictObject({
  email,
  name: text(120).min(1, 'Write something here.'),
  institution: text(200).default(''),
})

export const proposalMember = z.strictObject({
  id,
  email,
  name: z.string(),
  institution: z.string(),
  role: z.enum(['pi', 'coapplicant']),
  joined: z.boolean(),
})

/** One thing that stands between the draft and its submission; `path` names the field of the editor. */
export const proposalGap = z.strictObject({
  path: z.string(),
  code: z.enum([
    'missing',
    'too-many-words',
    'not-a-multiple',
    'below-track',
    'above-track',
    'above-budget',
    'minimum-above-request',
    'unknown-choice',
  ]),
  limit: z.number().optional(),
})
export type ProposalGap = z.infer<typeof proposalGap>

export const proposalReceipt = z.strictObject({
  proposalId: id,
  number: z.string(),
  title: z.string(),
  ordinal: z.number().int().min(1),
  submittedAt: instant,
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
})
export type ProposalReceipt = z.infer<typeof proposalReceipt>

/** What a save answers: the new version, the server's time of it, and the server's own check. */
export const proposalSaved = z.strictObject({
  version: z.number().int().min(1),
  savedAt: instant,
  gaps: z.array(proposalGap),
})
export type ProposalSaved = z.infer<typeof proposalSaved>

const callStates = ['draft', 'open', 'closed', 'decided', 'released', 'archived'] as const

/** What the editor needs of the call: its form, its limits and the machine that the hours run on. */
export const proposalForm = z.strictObject({
  title: z.string(),
  state: z.enum(callStates),
  practice: z.boolean(),
  budget: z.number(),
  granularity: z.number(),
  deadlineAt: instant.nullable(),
  decisionDueAt: instant.nullable(),
  areas: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      nameDa: z.string().nullable(),
      maxShare: z.number(),
    }),
  ),
  tracks: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      description: z.string(),
      minHours: z.number().nullable(),
      maxHours: z.number().nullable(),
    }),
  ),
  sections: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      help: z.string(),
      maxWords: z.number(),
      required: z.boolean(),
    }),
  ),
  machine: z.strictObject({
    name: z.string(),
    gpus: z.number(),
    gpusPerNode: z.number(),
    kwhPerGpuHour: z.number(),
    pue: z.number(),
    gramsPerKwhLocation: z.number(),
    gramsPerKwhMarket: z.number(),
    pricePerGpuHour: z.number(),
    currency: z.string(),
    assumed: z.boolean(),
  }),
})
export type ProposalForm = z.infer<typeof proposalForm>

/** What the authors wrote after the version that counts, and did not hand in. */
export const unsentProposal = z.strictObject({
  title: z.string(),
  summary: z.string(),
  institution: z.string(),
  areaKey: z.string().nullable(),
  trackKey: z.string().nullable(),
  requested: z.number().nullable(),
  minimum: z.number().nullable(),
  careerStage: z.string().nullable(),
  firstTime: z.boolean().nullable(),
  // Submissions of before these fields do not hold them.
  applicantKind: z.string().nullable().default(null),
  purpose: z.string().default(''),
  beneficiaries: z.string().default(''),
  sections: z.record(z.string(), z.string()),
})
export type UnsentProposal = z.infer<typeof unsentProposal>

/** The author's view of a proposal. `state` never tells more than that the call's results are out. */
export const proposalDetail = z.strictObject({
  id,
  callId: id,
  number: z.string(),
  state: z.enum(proposalStates),
  title: z.string(),
  summary: z.string(),
  areaKey: z.string().nullable(),
  trackKey: z.string().nullable(),
  requested: z.number().nullable(),
  minimum: z.number().nullable(),
  institution: z.string(),
  careerStage: z.enum(careerStages).nullable(),
  firstTime: z.boolean().nullable(),
  applicantKind: z.enum(applicantKinds).nullable(),
  purpose: z.string(),
  beneficiaries: z.string(),
  sections: z.record(z.string(), z.string()),
  members: z.array(proposalMember),
  gaps: z.array(proposalGap),
  receipt: proposalReceipt.nullable(),
  /** Kept when the call was closed; null where the last text was handed in. */
  unsent: unsentProposal.nullable(),
  form: proposalForm,
  isOwner: z.boolean(),
  /** The call is open and its deadline lies ahead, by the server's clock. */
  doorOpen: z.boolean(),
  released: z.boolean(),
  deletedAt: instant.nullable(),
  serverTime: instant,
  updatedAt: instant,
  version: z.number().int().min(1),
})
export type ProposalDetail = z.infer<typeof proposalDetail>
/** All but the form of the call, which stays as it is while its rules do. */
export const proposalOwn = proposalDetail.omit({ form: true })

/** What was sent to the one who asks about the call of a proposal, the last mail first. */
export const proposalMails = z.strictObject({
  items: z.array(z.strictObject({ id: z.string(), subject: z.string(), text: z.string(), at: instant })),
})
export type ProposalMails = z.infer<typeof proposalMails>

export const proposalSummary = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  callId: id,
  callTitle: z.string(),
  callState: z.enum(callStates),
  state: z.enum(proposalStates),
  isOwner: z.boolean(),
  requested: z.number().nullable(),
  /** An earlier version was handed in and counts. */
  handedIn: z.boolean(),
  deadlineAt: instant.nullable(),
  decisionDueAt: instant.nullable(),
  released: z.boolean(),
  deletedAt: instant.nullable(),
  updatedAt: instant,
})
export type ProposalSummary = z.infer<typeof proposalSummary>

export const myProposals = z.strictObject({
  items: z.array(proposalSummary),
  openCalls: z.array(z.strictObject({ id, title: z.string(), deadlineAt: instant.nullable() })),
  serverTime: instant,
})
export type MyProposals = z.infer<typeof myProposals>
