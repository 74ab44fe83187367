import { parseRecord, type DecisionRecord } from '@furrow/core/contract/record'
import type { CallResult, ProposalResult } from '@furrow/core/contract/results'
import { energyOf } from '@furrow/core/machine/energy'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'

/** The released decision of a call, the last one. @throws DomainError `not-found` before the release */
export async function readReleased(db: Db, callId: string) {
  const row = await db.decision.findFirst({
    where: { callId, state: 'released', call: { state: { in: ['released', 'archived'] } } },
    orderBy: { releasedAt: 'desc' },
    select: {
      id: true,
      record: true,
      recordHash: true,
      releasedAt: true,
      snapshot: true,
      call: { select: { title: true, practice: true, publishesSnapshot: true, machine: true, areas: true } },
    },
  })
  if (row === null || row.record === null || row.recordHash === null || row.releasedAt === null)
    throw notFound()
  const record = parseRecord(JSON.parse(row.record))
  if (!record.ok) throw new Error('A released record does not fit its schema.')
  return {
    ...row,
    recordText: row.record,
    recordHash: row.recordHash,
    releasedAt: row.releasedAt,
    parsed: record.value,
  }
}

type Released = Awaited<ReturnType<typeof readReleased>>

/** Titles and public summaries of the funded; nobody who got nothing is named. */
async function readAwards(db: Db, { id }: Released): Promise<CallResult['awards']> {
  const rows = await db.award.findMany({
    where: { decisionId: id, hours: { gt: 0 } },
    orderBy: [{ rank: 'asc' }],
    select: {
      hours: true,
      proposal: { select: { number: true, title: true, summary: true, institution: true, areaKey: true } },
    },
  })
  return rows.map(({ hours, proposal: { number, areaKey, ...proposal } }) => ({
    proposal: number,
    ...proposal,
    area: areaKey,
    hours,
  }))
}

function footprintOf({ call: { machine } }: Released, hours: number): CallResult['footprint'] {
  const { kwh, kgLocation, kgMarket } = energyOf(hours, {
    gpusPerNode: machine.gpusPerNode,
    energy: {
      kwhPerGpuHour: machine.kwhPerGpuHour,
      pue: machine.pue,
      gramsPerKwh: { location: machine.gramsPerKwhLocation, market: machine.gramsPerKwhMarket },
    },
    price: { perGpuHour: machine.pricePerGpuHour, currency: machine.currency },
  })
  return { kwh, kgLocation, kgMarket }
}

const command = (callId: string, { publicKey }: DecisionRecord, published: boolean): string =>
  published
    ? `npx furrow verify ${callId}.record.json --snapshot ${callId}.snapshot.json --key ${publicKey}`
    : `npx furrow verify ${callId}.record.json --signature-only --key ${publicKey}`

/** The public page of a released call. @throws DomainError `not-found` */
export async function readResult(db: Db, callId: string): Promise<CallResult> {
  const released = await readReleased(db, callId)
  const { parsed, call } = released
  const awards = await readAwards(db, released)
  const hours = awards.reduce((sum, award) => sum + award.hours, 0)
  return {
    callId,
    title: call.title,
    practice: call.practice,
    releasedAt: released.releasedAt.toISOString(),
    signedBy: parsed.signedBy,
    signedAt: parsed.signedAt,
    totals: parsed.outcome.totals,
    areas: parsed.outcome.areas,
    areaNames: Object.fromEntries(call.areas.map(({ key, name }) => [key, name])),
    proposals: parsed.outcome.awards.length,
    awards,
    footprint: footprintOf(released, hours),
    snapshotHash: parsed.snapshotHash,
    recordHash: released.recordHash,
    publicKey: parsed.publicKey,
    snapshotPublished: call.publishesSnapshot,
    command: command(callId, parsed, call.publishesSnapshot),
  }
}

/** The published files, byte for byte as they were hashed. @throws DomainError `not-found` */
export async function readFile(db: Db, callId: string, file: 'record' | 'snapshot'): Promise<string> {
  const released = await readReleased(db, callId)
  if (file === 'record') return released.recordText
  if (!released.call.publishesSnapshot) throw notFound()
  return released.snapshot
}

/** What an applicant reads after the release. @throws DomainError `not-found` before it */
export async function readProposalResult(db: Db, proposalId: string): Promise<ProposalResult> {
  const proposal = await db.proposal.findUnique({
    where: { id: proposalId },
    select: {
      number: true,
      title: true,
      callId: true,
      reviews: { where: { state: 'submitted' }, select: { textForApplicant: true } },
    },
  })
  if (proposal === null) throw notFound()
  const { parsed, releasedAt } = await readReleased(db, proposal.callId)
  const entry = parsed.outcome.awards.find((award) => award.proposal === proposal.number)
  if (entry === undefined) throw notFound()
  const given = parsed.awards.find((award) => award.proposal === proposal.number)
  // In the order of the text itself: the order of the rows would tell reviewers apart across proposals.
  const texts = proposal.reviews
    .map(({ textForApplicant }) => textForApplicant)
    .filter((text) => text.trim() !== '')
  return {
    proposal: proposal.number,
    callId: proposal.callId,
    title: proposal.title,
    award: given?.award ?? entry.award,
    rank: entry.rank,
    ranked: parsed.outcome.awards.filter(({ rank }) => rank !== null).length,
    score: entry.score,
    status: entry.status,
    reason: entry.reason,
    cutLine: parsed.outcome.cutLine,
    totals: parsed.outcome.totals,
    reviews: texts.sort().map((text) => ({ text })),
    releasedAt: releasedAt.toISOString(),
  }
}
