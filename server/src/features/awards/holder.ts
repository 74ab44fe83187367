import type { HolderAward } from '@furrow/core/contract/awards'
import { offerCause } from '@furrow/core/contract/awards'
import type { Access } from '../../plugins/access.ts'
import type { Db } from '../../plugins/database.ts'
import { readStand } from './stand.ts'
import { decisionOf, loadProposal, readAwards, versionOf, type Awards } from './load.ts'

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

async function readOffers(db: Db, proposalId: string): Promise<HolderAward['offers']> {
  const rows = await db.awardOffer.findMany({
    where: { proposalId },
    orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      cause: true,
      hours: true,
      reason: true,
      state: true,
      offeredAt: true,
      expiresAt: true,
      answeredAt: true,
    },
  })
  return rows.map((row) => ({
    ...row,
    cause: offerCause.parse(row.cause),
    offeredAt: row.offeredAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    answeredAt: iso(row.answeredAt),
  }))
}

async function readQuestions(db: Db, proposalId: string): Promise<HolderAward['questions']> {
  const rows = await db.awardQuestion.findMany({
    where: { proposalId },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, text: true, askedAt: true, answer: true, answeredAt: true },
  })
  return rows.map((row) => ({
    ...row,
    askedAt: row.askedAt.toISOString(),
    answeredAt: iso(row.answeredAt),
  }))
}

async function readAppeals(db: Db, proposalId: string) {
  const rows = await db.appeal.findMany({
    where: { proposalId },
    orderBy: [{ filedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      decisionId: true,
      text: true,
      filedAt: true,
      state: true,
      reason: true,
      hours: true,
      decidedAt: true,
    },
  })
  return rows.map((row) => ({ ...row, filedAt: row.filedAt.toISOString(), decidedAt: iso(row.decidedAt) }))
}

interface Asked {
  readonly proposalId: string
  readonly access: Pick<Access, 'can'>
  readonly now: Date
}

const isBefore = (now: Date, until: Date | null): boolean => until === null || now <= until

const eventsOf = ({ log }: Awards, number: string): HolderAward['events'] =>
  log
    .filter(({ proposal }) => proposal === number)
    .map(({ at, kind, hours, reason }) => ({
      at: at.toISOString(),
      kind,
      hours,
      reason: kind === 'withdrawn' || kind === 'cut' ? reason : '',
    }))

/** What the people of a proposal may do after the release, until when, and what was said. @throws DomainError `not-found` before it */
export async function readHolderAward(db: Db, { proposalId, access, now }: Asked): Promise<HolderAward> {
  const proposal = await loadProposal(db, proposalId)
  const awards = await readAwards(db, proposal.callId)
  const { answer, held, offered } = awards.standing(proposal.number)
  const decision = decisionOf(awards, proposal.number)
  const appeals = await readAppeals(db, proposalId)
  const inTime = isBefore(now, decision.appealUntil)
  const isHolder = access.can('accept award')
  return {
    ...(await readStand(db, awards, proposal)),
    held,
    offered,
    minimum: proposal.minimum,
    granularity: awards.call.granularity,
    answer,
    answerBy: iso(awards.first.answerBy),
    appealUntil: iso(decision.appealUntil),
    offers: await readOffers(db, proposalId),
    questions: await readQuestions(db, proposalId),
    appeals: appeals.map(({ decisionId: _decision, ...appeal }) => appeal),
    events: eventsOf(awards, proposal.number),
    may: {
      answer: isHolder && answer === 'open' && isBefore(now, awards.first.answerBy),
      giveBack: isHolder && answer === 'accepted' && held > 0,
      ask: access.can('ask award.reasons') && inTime,
      appeal:
        access.can('file appeal') && inTime && !appeals.some(({ decisionId }) => decisionId === decision.id),
    },
    version: versionOf(awards, proposal.number),
    serverTime: now.toISOString(),
  }
}
