import type { Snapshot } from '@furrow/core/contract/snapshot'
import { freeze } from '../proposal-content.ts'
import { insert } from '../insert.ts'
import type { Importing } from './import-snapshot.ts'
import { hasReviews } from './import-stage.ts'
import { insertPerson } from './insert-people.ts'
import { sqlDate } from '../statements.ts'

type Proposal = Snapshot['proposals'][number]

const textsOf = ({ title = '', institution = '', area, track, ...proposal }: Proposal) => ({
  title,
  summary: '',
  institution,
  areaKey: area ?? null,
  trackKey: track ?? null,
  requested: proposal.requested,
  minimum: proposal.minimum,
  careerStage: proposal.careerStage ?? null,
  firstTime: proposal.firstTime ?? null,
  // A snapshot does not know who gains by it.
  applicantKind: null,
  purpose: '',
  beneficiaries: '',
})

/**
 * Writes the proposals as handed in, each with its applicant, and says so after each. @returns ids of the database by
 * the number of the snapshot @param score thousandths of a point in the order of the proposals; −1 without a used review
 */
export function* insertProposals(
  importing: Importing,
  score: Float64Array,
): Generator<void, ReadonlyMap<string, string>> {
  const { snapshot, randomId } = importing
  const reviews = new Map<string, number>()
  for (const { proposal } of snapshot.reviews) reviews.set(proposal, (reviews.get(proposal) ?? 0) + 1)
  const ids = new Map<string, string>()
  for (const [index, proposal] of snapshot.proposals.entries()) {
    const id = randomId()
    insertProposal(importing, {
      id,
      proposal,
      ownerId: insertPerson(importing, `Applicant of ${proposal.id}`),
      thousandths: score[index] ?? -1,
      reviewCount: hasReviews(importing.stage) ? (reviews.get(proposal.id) ?? 0) : 0,
    })
    ids.set(proposal.id, id)
    yield
  }
  return ids
}

interface Row {
  readonly id: string
  readonly proposal: Proposal
  readonly ownerId: string
  readonly thousandths: number
  readonly reviewCount: number
}

function insertProposal(
  importing: Importing,
  { id, proposal, ownerId, thousandths, reviewCount }: Row,
): void {
  const { sql, callId, now, randomId, stage } = importing
  const texts = textsOf(proposal)
  const at = sqlDate(now)
  const submissionId = randomId()
  insert(sql, 'Proposal', {
    ...texts,
    firstTime: texts.firstTime === null ? null : Number(texts.firstTime),
    id,
    callId,
    number: proposal.id,
    state: stage === 'open' ? 'submitted' : 'reviewing',
    ownerId,
    eligible: proposal.eligible ? 1 : 0,
    reviewCount,
    score: thousandths < 0 || stage !== 'locked' ? null : thousandths / 1000,
    createdAt: at,
    updatedAt: at,
    submittedAt: at,
  })
  const { text, hash } = freeze({ ...texts, callId, number: proposal.id, members: [], sections: {} })
  const submission = { proposalId: id, ordinal: 1, content: text, hash, submittedAt: at }
  insert(sql, 'Submission', { id: submissionId, ...submission })
  sql.run('UPDATE "Proposal" SET "submissionId" = ? WHERE "id" = ?', submissionId, id)
  insertAssessment(importing, id, proposal.technicalCap)
}

/** The technical cap of the snapshot; 0 is what is not feasible. */
function insertAssessment({ sql, now }: Importing, proposalId: string, cap: number | undefined): void {
  if (cap === undefined) return
  const verdict = cap === 0 ? 'notFeasible' : 'feasibleWithChanges'
  const recommendedHours = cap === 0 ? null : cap
  insert(sql, 'TechnicalAssessment', { proposalId, verdict, recommendedHours, assessedAt: sqlDate(now) })
}
