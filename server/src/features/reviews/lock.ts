import { snapshotSchema } from '@furrow/core/contract/snapshot'
import { scenarioSchema } from '@furrow/core/contract/scenario'
import type { LockPreview } from '@furrow/core/contract/reviews'
import { DomainError } from '@furrow/core/errors'
import { makeScoreTable } from '@furrow/core/scoring/score-table'
import { scoreProposals } from '@furrow/core/scoring/score-proposals'
import { z } from 'zod'
import { proposalFilter } from '../../plugins/access-filter.ts'
import type { SignedInAccess } from '../../plugins/access.ts'
import { audit } from '../../plugins/audit.ts'
import type { Db, Writers } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { notFound } from '../../plugins/errors.ts'
import type { Statements } from '../../plugins/statements.ts'
import { unnamedReviewer } from '../../plugins/unnamed-reviewer.ts'
import { criterionColumns, scoresSchema } from './load-review.ts'
import { hasDecision } from './reopen.ts'

type Reading = { readonly db: Db; readonly sql: Statements }

const callColumns = {
  id: true,
  title: true,
  state: true,
  doubleBlind: true,
  reviewsLockedAt: true,
  reviewsReopenedAt: true,
  reviewersPerProposal: true,
}

type Chosen = { readonly where: string; readonly values: Readonly<Record<string, unknown>> }

const number = (row: Record<string, unknown> | undefined, name: string): number => Number(row?.[name] ?? 0)

function countReviews(sql: Statements, { where, values }: Chosen) {
  const sums = sql.get(
    `SELECT count(*) proposals, sum(p.reviewCount) handedIn, sum((SELECT count(*) FROM Review r
      WHERE r.proposalId = p.id AND r.state = 'draft')) drafts FROM Proposal p WHERE ${where}`,
    values,
  )
  return {
    proposals: number(sums, 'proposals'),
    handedIn: number(sums, 'handedIn'),
    drafts: number(sums, 'drafts'),
  }
}

const findThin = (sql: Statements, { where, values }: Chosen, wanted: number) =>
  sql
    .all(
      `SELECT p.number number, p.title title, p.reviewCount reviews FROM Proposal p
       WHERE ${where} AND p.reviewCount < :wanted ORDER BY p.reviewCount, p.number LIMIT 200`,
      { ...values, wanted },
    )
    .map((row) => ({
      number: String(row['number']),
      title: String(row['title']),
      reviews: number(row, 'reviews'),
    }))

/** What locking would find now: how much is handed in, and which proposals have too few reviews. */
export async function previewLock(
  { db, sql }: Reading,
  { actor, facts }: SignedInAccess,
): Promise<LockPreview> {
  const call = await db.call.findUniqueOrThrow({ where: { id: facts.callId ?? '' }, select: callColumns })
  const filter = proposalFilter(actor, call)
  if (filter === null) throw notFound()
  const handedIn = `${filter.where} AND p.submissionId IS NOT NULL AND p.state <> 'withdrawn'`
  const chosen = { where: handedIn, values: filter.values }
  const wanted = call.reviewersPerProposal
  const missing = findThin(sql, chosen, wanted)
  return {
    callTitle: call.title,
    callState: call.state,
    lockedAt: call.reviewsLockedAt?.toISOString() ?? null,
    reopenedAt: call.reviewsReopenedAt?.toISOString() ?? null,
    decided: await hasDecision(db, call.id),
    ...countReviews(sql, chosen),
    wanted,
    missing: filter.level === 'outline' ? missing.map((row) => ({ ...row, title: '' })) : missing,
  }
}

type Locking = { readonly callId: string; readonly randomBytes: (length: number) => Buffer }

/**
 * Ends reviewing: draws the pseudonyms and computes the scores under the published weights. Pseudonyms of a lock
 * before are drawn anew for all, so that a label tells nobody who came late. Whom an import did not name stays so.
 */
export async function lockReviews(
  { tx, sql }: Writers,
  by: Doer,
  { callId, randomBytes }: Locking,
): Promise<void> {
  const { count } = await tx.call.updateMany({
    where: { id: callId, state: 'closed', reviewsLockedAt: null },
    data: { reviewsLockedAt: by.at, updatedAt: by.at, version: { increment: 1 } },
  })
  if (count === 0) {
    throw new DomainError('wrong-state', 'Reviews are locked once, after the call was closed.')
  }
  const reviews = handedInReviews(sql, callId)
  const named = reviews.filter(({ isNamed }) => isNamed)
  const people = shuffle([...new Set(named.map(({ reviewerId }) => reviewerId))], randomBytes)
  await tx.pseudonym.deleteMany({ where: { callId } })
  await tx.pseudonym.createMany({
    data: people.map((personId, index) => ({ callId, personId, label: `R${index + 1}` })),
  })
  await saveScores({ tx, sql }, callId, reviews)
  const detail = { reviews: reviews.length, reviewers: people.length }
  await audit(tx, { ...by, action: 'lock reviews', objectType: 'call', objectId: callId, callId, detail })
}

/** Order by 16 random bytes each: whoever sees a label learns nothing about when somebody joined. */
const shuffle = (ids: readonly string[], randomBytes: (length: number) => Buffer): string[] =>
  ids
    .map((id) => ({ id, key: randomBytes(16).toString('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }) => id)

const storedReview = z.object({
  reviewerId: z.string(),
  proposalId: z.string(),
  scores: z.string().transform((text) => scoresSchema.parse(JSON.parse(text))),
  confidence: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  isNamed: z.number().transform((flag) => flag === 1),
})
type StoredReview = z.infer<typeof storedReview>

/**
 * By proposal, as the score table wants them, whenever they were handed in. By prepared statements, as the scores are
 * written: there may be tens of thousands.
 */
const handedInReviews = (sql: Statements, callId: string): StoredReview[] =>
  sql
    .all(
      `SELECT r.reviewerId, r.proposalId, r.scores, r.confidence, NOT (h.invented AND h.name = ?) isNamed
       FROM Review r JOIN Person h ON h.id = r.reviewerId
       WHERE r.callId = ? AND r.state = 'submitted' ORDER BY r.proposalId, r.reviewerId`,
      unnamedReviewer,
      callId,
    )
    .map((row) => storedReview.parse(row))

const published = z.object({ weights: z.record(z.string(), z.number()) }).catch({ weights: {} })

async function saveScores(
  { tx, sql }: Writers,
  callId: string,
  reviews: readonly StoredReview[],
): Promise<void> {
  const call = await tx.call.findUniqueOrThrow({
    where: { id: callId },
    select: { id: true, title: true, rulesPublished: true, criteria: criterionColumns },
  })
  if (call.criteria.length === 0 || reviews.length === 0) return
  const proposals = [...new Set(reviews.map(({ proposalId }) => proposalId))]
  const snapshot = snapshotSchema.parse({
    format: 'furrow.snapshot/1',
    call: { id: call.id, title: call.title, budget: 0, criteria: call.criteria.map(asInput) },
    proposals: proposals.map((id) => ({ id, requested: 1 })),
    reviews: reviews.map((review) => ({
      proposal: review.proposalId,
      reviewer: review.reviewerId,
      scores: review.scores,
      ...(review.confidence !== null && { confidence: review.confidence }),
    })),
  })
  const { weights } = published.parse(call.rulesPublished)
  const scenario = scenarioSchema.parse({
    format: 'furrow.scenario/1',
    weights,
    policy: { kind: 'cutoff' },
  })
  const table = makeScoreTable(snapshot, new Map(proposals.map((id, index) => [id, index])))
  const { score } = scoreProposals(table, scenario)
  for (const [index, id] of proposals.entries()) {
    const thousandths = score[index] ?? -1
    sql.run('UPDATE Proposal SET score = ? WHERE id = ?', thousandths < 0 ? null : thousandths / 1000, id)
  }
}

type Criterion = {
  key: string
  name: string
  min: number
  max: number
  weight: number
  lowIsGood: boolean
}

const asInput = ({ key, name, min, max, weight, lowIsGood }: Criterion) => ({
  id: key,
  name,
  min,
  max,
  weight,
  lowIsGood,
})
