import type { SubmittedProposal } from '@furrow/core/contract/office-proposals'
import { applicantKinds } from '@furrow/core/contract/proposal-limits'
import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Access } from '../../plugins/access.ts'
import type { Db } from '../../plugins/database.ts'

const columns = {
  id: true,
  callId: true,
  number: true,
  state: true,
  title: true,
  summary: true,
  areaKey: true,
  trackKey: true,
  requested: true,
  minimum: true,
  institution: true,
  careerStage: true,
  firstTime: true,
  applicantKind: true,
  purpose: true,
  beneficiaries: true,
  eligible: true,
  eligibilityReason: true,
  reviewCount: true,
  submittedAt: true,
  version: true,
  sections: { select: { key: true, text: true } },
  members: { select: { name: true, institution: true, role: true }, orderBy: { role: 'desc' } },
  assessment: {
    select: { verdict: true, recommendedHours: true, note: true, assessedAt: true, version: true },
  },
  submission: { select: { content: true } },
  call: {
    select: {
      title: true,
      state: true,
      practice: true,
      budget: true,
      granularity: true,
      areas: { select: { key: true, name: true, nameDa: true } },
      tracks: { select: { key: true, name: true } },
      sections: { select: { key: true, title: true }, orderBy: { position: 'asc' } },
      machine: {
        select: {
          gpusPerNode: true,
          kwhPerGpuHour: true,
          pue: true,
          gramsPerKwhLocation: true,
          gramsPerKwhMarket: true,
          pricePerGpuHour: true,
          currency: true,
        },
      },
    },
  },
} satisfies Prisma.ProposalSelect

type Row = Prisma.ProposalGetPayload<{ select: typeof columns }>

/** What was handed in; of a proposal opened again and never sent anew this is what counts. */
const handedIn = z
  .object({
    title: z.string(),
    summary: z.string(),
    areaKey: z.string().nullable(),
    trackKey: z.string().nullable(),
    requested: z.number().nullable(),
    minimum: z.number().nullable(),
    sections: z.record(z.string(), z.string()),
  })
  .partial()
  // A version of before these fields says nothing of them: what is written since does not stand in for it.
  .extend({
    applicantKind: z.string().nullable().default(null),
    purpose: z.string().default(''),
    beneficiaries: z.string().default(''),
  })

type Frozen = Partial<z.infer<typeof handedIn>>

const frozenOf = (row: Row): Frozen => {
  const isReopened = row.state === 'draft' || row.state === 'returned'
  if (!isReopened || row.submission === null) return {}
  return handedIn.safeParse(JSON.parse(row.submission.content)).data ?? {}
}

const textsOf = (row: Row): SubmittedProposal['sections'] => {
  const texts = frozenOf(row).sections ?? Object.fromEntries(row.sections.map(({ key, text }) => [key, text]))
  const known = new Set(row.call.sections.map(({ key }) => key))
  const extra = Object.keys(texts).flatMap((key) => (known.has(key) ? [] : [{ key, title: key }]))
  return [...row.call.sections, ...extra].map(({ key, title }) => ({ key, title, text: texts[key] ?? '' }))
}

const officeOf = (
  row: Row,
  applicantKind: string | null,
  { can }: Pick<Access, 'can'>,
): SubmittedProposal['office'] => {
  if (!can('read review.assignment_names')) return null
  const { assessment } = row
  return {
    version: row.version,
    applicantKind: applicantKinds.find((kind) => kind === applicantKind) ?? null,
    eligible: row.eligible,
    eligibilityReason: row.eligibilityReason ?? '',
    reviewsIn: row.reviewCount,
    assessment: assessment && {
      verdict: assessment.verdict,
      recommendedHours: assessment.recommendedHours,
      note: assessment.note,
      assessedAt: assessment.assessedAt.toISOString(),
    },
    assessmentVersion: assessment?.version ?? 0,
    canRecord: can('record proposal.eligibility') && row.call.state === 'closed' && row.state !== 'withdrawn',
  }
}

const identityOf = (row: Row): NonNullable<SubmittedProposal['identity']> => ({
  institution: row.institution,
  careerStage: row.careerStage,
  firstTime: row.firstTime,
  members: row.members,
})

function currentOf(row: Row) {
  const { title, summary, areaKey, trackKey, requested, minimum, applicantKind, purpose, beneficiaries } = row
  const asked = { title, summary, areaKey, trackKey, requested, minimum }
  return { ...asked, applicantKind, purpose, beneficiaries, ...definedOf(frozenOf(row)) }
}

type FrozenChoices = Omit<Frozen, 'sections'>
type Defined = { [Name in keyof FrozenChoices]: Exclude<FrozenChoices[Name], undefined> }

const definedOf = ({ sections: _sections, ...frozen }: Frozen): Defined => {
  const text = JSON.stringify(frozen)
  const defined: Defined = JSON.parse(text)
  return defined
}

/** The proposal as handed in; people and the office's notes only for whoever may see them. */
export async function readSubmitted(
  db: Db,
  id: string,
  access: Pick<Access, 'can'>,
): Promise<SubmittedProposal> {
  const row = await db.proposal.findUniqueOrThrow({ where: { id }, select: columns })
  const { call } = row
  const current = currentOf(row)
  const isSecret =
    row.state === 'decided' && !access.can('read decision.unreleased') && call.state === 'decided'
  return {
    id: row.id,
    callId: row.callId,
    callTitle: call.title,
    number: row.number,
    state: isSecret ? 'reviewing' : row.state,
    title: current.title,
    summary: current.summary,
    purpose: current.purpose,
    beneficiaries: current.beneficiaries,
    area: call.areas.find(({ key }) => key === current.areaKey) ?? null,
    track: call.tracks.find(({ key }) => key === current.trackKey)?.name ?? current.trackKey,
    requested: current.requested,
    minimum: current.minimum,
    granularity: call.granularity,
    budget: call.budget,
    practice: call.practice,
    sections: textsOf(row),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    identity: access.can('read proposal.identity') ? identityOf(row) : null,
    machine: call.machine,
    office: officeOf(row, current.applicantKind, access),
  }
}
