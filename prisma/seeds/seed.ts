import type { Prisma } from '@furrow/server/generated/prisma/client'
import { makeCalendar } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { areaRows, callRow, criterionRows, sectionRows, trackRows } from './call-rows.ts'
import { allCalls, lockedCalls } from './data/all-calls.ts'
import type { CallSeed } from './data/call-seed.ts'
import { gefion } from './data/machine.ts'
import type { ProposalSeed } from './data/proposal-seed.ts'
import { awardEventRows, awardRows, decisionRows, scenarioRows } from './decision-rows.ts'
import { pastEvents } from './history.ts'
import type { PastEvent } from './history.ts'
import { seedLetters } from './letters.ts'
import { assignmentSeeds, conflictSeeds } from './panel.ts'
import { grantRows, personRows } from './people-rows.ts'
import {
  assessmentRows,
  memberRows,
  proposalRow,
  proposalSectionRows,
  submissionRows,
} from './proposal-rows.ts'
import { assignmentRow, conflictRow, pseudonymRows, reviewRows, reviewVersionRows } from './review-rows.ts'
import { standings } from './standings.ts'

type Tx = Prisma.TransactionClient

export interface SeedOptions {
  /** Dates are counted from the beginning of its day. */
  readonly now: Date
  /** Hash of the practice password: every persona has the same. */
  readonly passwordHash: string
  /** Ed25519, 32 bytes: signs the decision of the released call. */
  readonly secretKey: Uint8Array
  /** Where the links in its letters lead. */
  readonly publicUrl: string
  /** Appends one event to the audit trail. */
  readonly audit: (tx: Tx, event: PastEvent) => Promise<void>
}

/**
 * Writes the practice calls with everybody in them, in the transaction of the caller. Does nothing and answers
 * false where any call exists.
 */
export async function seedPractice(tx: Tx, options: SeedOptions): Promise<boolean> {
  if ((await tx.call.count()) > 0) return false
  const calendar = makeCalendar(options.now)
  await tx.machine.create({ data: gefion })
  await tx.person.createMany({ data: personRows(calendar, options.passwordHash) })
  await writeCalls(tx, calendar)
  await writeProposals(tx, calendar)
  await writeReviews(tx, calendar)
  await tx.roleGrant.createMany({ data: grantRows(calendar) })
  await tx.scenario.createMany({ data: scenarioRows(calendar) })
  await tx.decision.createMany({ data: decisionRows(calendar, options.secretKey) })
  await tx.award.createMany({ data: awardRows() })
  await tx.awardEvent.createMany({ data: awardEventRows(calendar) })
  await seedLetters(tx, { calendar, publicUrl: options.publicUrl })
  for (const event of pastEvents(calendar)) await options.audit(tx, event)
  return true
}

async function writeCalls(tx: Tx, calendar: Calendar): Promise<void> {
  await tx.call.createMany({ data: allCalls.map((call) => callRow(call, calendar)) })
  await tx.callArea.createMany({ data: allCalls.flatMap(areaRows) })
  await tx.callTrack.createMany({ data: allCalls.flatMap(trackRows) })
  await tx.callCriterion.createMany({ data: allCalls.flatMap(criterionRows) })
  await tx.callSection.createMany({ data: allCalls.flatMap(sectionRows) })
}

/** Rows of every proposal of every call. */
const ofProposals = <T>(rows: (call: CallSeed) => (proposal: ProposalSeed) => T): T[] =>
  allCalls.flatMap((call) => call.proposals.map(rows(call)))

async function writeProposals(tx: Tx, calendar: Calendar): Promise<void> {
  const ranked = standings()
  const rows = ofProposals((call) => proposalRow(call, calendar))
  await tx.proposal.createMany({ data: rows.map((row) => ({ ...row, ...ranked.get(row.id) })) })
  await tx.proposalSection.createMany({
    data: ofProposals((call) => proposalSectionRows(call, calendar)).flat(),
  })
  await tx.proposalMember.createMany({ data: ofProposals((call) => memberRows(call, calendar)).flat() })
  await tx.submission.createMany({ data: ofProposals((call) => submissionRows(call, calendar)).flat() })
  await tx.technicalAssessment.createMany({
    data: ofProposals((call) => assessmentRows(call, calendar)).flat(),
  })
  await tx.$executeRaw`UPDATE "Proposal" SET "submissionId" =
    (SELECT s."id" FROM "Submission" s WHERE s."proposalId" = "Proposal"."id")`
}

async function writeReviews(tx: Tx, calendar: Calendar): Promise<void> {
  const assignments = assignmentSeeds()
  await tx.assignment.createMany({ data: assignments.map(assignmentRow(calendar)) })
  await tx.review.createMany({ data: assignments.flatMap(reviewRows(calendar)) })
  await tx.reviewVersion.createMany({ data: assignments.flatMap(reviewVersionRows(calendar)) })
  await tx.conflict.createMany({ data: conflictSeeds().map(conflictRow(calendar)) })
  await tx.pseudonym.createMany({ data: lockedCalls.flatMap(pseudonymRows) })
}
