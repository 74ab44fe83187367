import { z } from 'zod'

export const proposalLimits = {
  title: 200,
  summaryWords: 300,
  sectionCharacters: 30_000,
  draftsPerCall: 20,
} as const
export const careerStages = ['student', 'early', 'established', 'senior'] as const
const proposalStates = ['draft', 'submitted', 'returned', 'reviewing', 'decided', 'withdrawn'] as const

/** Words as a reader counts them: runs of characters between white space that hold a letter or a digit. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** NUL ends strings in other tools; bidirectional overrides make a text read as what it is not. */
const isPlainText = (text: string): boolean =>
  !text.includes(String.fromCodePoint(0)) && !/[\u202A-\u202E\u2066-\u2069]/u.test(text)
const text = (max: number) =>
  z.string().max(max).refine(isPlainText, 'Holds a character that text may not hold.')
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
    sections: z.record(id, text(proposalLimits.sectionCharacters)),
  })
  .partial()
export type ProposalPatch = z.infer<typeof proposalPatch>

export const proposalCreation = z.strictObject({ title: text(proposalLimits.title).optional() })
export const proposalInvitation = z.strictObject({
  email,
  name: text(120).min(1),
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

export const proposalSaved = z.strictObject({
  version: z.number().int().min(1),
  savedAt: instant,
  gaps: z.array(proposalGap),
})

export const proposalDraft = z.strictObject({
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
  careerStage: z.string().nullable(),
  firstTime: z.boolean().nullable(),
  sections: z.record(z.string(), z.string()),
  members: z.array(proposalMember),
  gaps: z.array(proposalGap),
  receipt: proposalReceipt.nullable(),
  serverTime: instant,
  updatedAt: instant,
  version: z.number().int().min(1),
})
export type ProposalDraft = z.infer<typeof proposalDraft>
