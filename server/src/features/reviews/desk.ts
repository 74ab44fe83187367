import type { DeskView } from '@furrow/core/contract/reviews'
import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db } from '../../plugins/database.ts'
import { asCriterion, contentOf, isSettled, loadReview, scoresSchema } from './load-review.ts'
import type { ReviewRow } from './load-review.ts'

type Asked = { readonly assignmentId: string; readonly showsPeople: boolean }

/** Everything on the reviewer's desk: the proposal to read, the criteria, the own review. */
export async function readDesk(db: Db, { assignmentId, showsPeople }: Asked): Promise<DeskView> {
  const row = await loadReview(db, assignmentId)
  const document = await readDocument(db, row.proposalId)
  const { call } = row
  return {
    assignmentId,
    state: row.state,
    dueAt: row.dueAt?.toISOString() ?? null,
    call: {
      id: call.id,
      title: call.title,
      practice: call.practice,
      locked: call.reviewsLockedAt !== null || call.state !== 'closed' || isSettled(row),
    },
    proposal: showsPeople ? document : { ...document, institution: null, piName: null },
    criteria: call.criteria.map(asCriterion),
    review: asOwnReview(row),
    spread: await spreadOf(db, row),
  }
}

function asOwnReview(row: ReviewRow): DeskView['review'] {
  if (row.state !== 'accepted' && row.state !== 'done') return null
  const { review } = row
  const content = contentOf(review)
  if (review === null) return { id: '', state: 'draft', content, submittedAt: null, versions: 0, version: 0 }
  return {
    id: review.id,
    state: review.state,
    content,
    submittedAt: review.submittedAt?.toISOString() ?? null,
    versions: review._count.versions,
    version: review.version,
  }
}

async function spreadOf(db: Db, { callId, reviewerId }: ReviewRow): Promise<DeskView['spread']> {
  const reviews = await db.review.findMany({ where: { callId, reviewerId }, select: { scores: true } })
  const counts = new Map<number, number>()
  const given = reviews.flatMap(({ scores }) => Object.values(scoresSchema.catch({}).parse(scores)))
  for (const score of given) if (score !== null) counts.set(score, (counts.get(score) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a - b).map(([score, count]) => ({ score, count }))
}

const frozenText = z.object({
  title: z.string(),
  summary: z.string(),
  sections: z.record(z.string(), z.string()),
  // Versions of before these fields do not hold them.
  purpose: z.string().default(''),
  beneficiaries: z.string().default(''),
})

const documentColumns = {
  id: true,
  number: true,
  state: true,
  title: true,
  summary: true,
  purpose: true,
  beneficiaries: true,
  areaKey: true,
  trackKey: true,
  requested: true,
  minimum: true,
  institution: true,
  sections: { select: { key: true, text: true } },
  members: { where: { role: 'pi' }, select: { name: true } },
  submission: { select: { content: true } },
  call: {
    select: {
      areas: { select: { key: true, name: true, nameDa: true } },
      tracks: { select: { key: true, name: true } },
      sections: { select: { key: true, title: true }, orderBy: { position: 'asc' } },
    },
  },
} as const satisfies Prisma.ProposalSelect

type DocumentRow = Prisma.ProposalGetPayload<{ select: typeof documentColumns }>

const entryOf = <T extends { readonly key: string }>(
  entries: readonly T[],
  wanted: string | null,
): T | null => entries.find(({ key }) => key === wanted) ?? null

/** The text that was handed in; of a proposal reopened and never sent again, the last one that was. */
function textOf({ state, sections, submission, ...row }: DocumentRow): z.infer<typeof frozenText> {
  const isReopened = state === 'draft' || state === 'returned'
  const stored = isReopened ? frozenText.safeParse(JSON.parse(submission?.content ?? 'null')) : null
  if (stored?.success === true) return stored.data
  const { title, summary, purpose, beneficiaries } = row
  const texts = Object.fromEntries(sections.map(({ key, text }) => [key, text]))
  return { title, summary, purpose, beneficiaries, sections: texts }
}

async function readDocument(db: Db, proposalId: string): Promise<DeskView['proposal']> {
  const row = await db.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: documentColumns })
  const { id, number, requested, minimum, institution, call, members } = row
  const { title, summary, purpose, beneficiaries, sections } = textOf(row)
  return {
    id,
    number,
    title,
    summary,
    purpose,
    beneficiaries,
    requested,
    minimum,
    institution,
    area: entryOf(call.areas, row.areaKey),
    track: entryOf(call.tracks, row.trackKey)?.name ?? null,
    piName: members[0]?.name ?? null,
    sections: call.sections.map(({ key, title: name }) => ({ key, title: name, text: sections[key] ?? '' })),
  }
}
