import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import { parseRecord, type DecisionRecord } from '@furrow/core/contract/record'
import type { CallStatistics } from '@furrow/core/contract/results'
import { agreementOf } from '@furrow/core/scoring/agreement'
import { leastGroup } from '@furrow/core/statistics/disclosure'
import { statisticsOf, type Counted } from '@furrow/core/statistics/statistics'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'

/**
 * The first released decision of a call: statistics never move again, since the difference between two states
 * would tell of the few proposals that a later decision changes. @throws DomainError `not-found`
 */
async function loadFirst(db: Db, callId: string) {
  const row = await db.decision.findFirst({
    where: { callId, state: 'released', call: { state: { in: ['released', 'archived'] } } },
    orderBy: { releasedAt: 'asc' },
    select: {
      record: true,
      snapshot: true,
      call: {
        select: {
          practice: true,
          publishesSnapshot: true,
          tracks: { orderBy: { position: 'asc' }, select: { key: true, name: true } },
        },
      },
    },
  })
  if (row === null) throw notFound()
  const record = parseRecord(JSON.parse(row.record ?? 'null'))
  const snapshot = parseSnapshot(JSON.parse(row.snapshot))
  if (!record.ok || !snapshot.ok) throw new Error('A released decision does not fit its schemas.')
  return { record: record.value, snapshot: snapshot.value, call: row.call }
}

const loadGroups = (db: Db, callId: string) =>
  db.proposal.findMany({
    where: { callId },
    select: { number: true, state: true, institution: true, careerStage: true, firstTime: true },
  })

type Grouping = Awaited<ReturnType<typeof loadGroups>>[number]

/** The institution of an award that was withdrawn before the release stands nowhere: nor can it be subtracted here. */
const institutionOf = (group: Grouping | undefined, awarded: number): string =>
  (group?.state === 'withdrawn' && awarded > 0 ? null : group?.institution) ?? ''

const yesOrNo = (answer: boolean | null | undefined): string => {
  if (answer === null || answer === undefined) return ''
  return answer ? 'yes' : 'no'
}

function countedOf(
  { awards, outcome }: DecisionRecord,
  snapshot: Snapshot,
  rows: readonly Grouping[],
): Counted[] {
  const hours = new Map(awards.map(({ proposal, award }) => [proposal, award]))
  const ranks = new Map(outcome.awards.map(({ proposal, rank }) => [proposal, rank]))
  const groups = new Map(rows.map((row) => [row.number, row]))
  return snapshot.proposals.map(({ id, area, track, requested }) => {
    const group = groups.get(id)
    const awarded = hours.get(id) ?? 0
    return {
      area: area ?? '',
      track: track ?? '',
      institution: institutionOf(group, awarded),
      careerStage: group?.careerStage ?? '',
      firstTime: yesOrNo(group?.firstTime),
      ranked: typeof ranks.get(id) === 'number',
      requested,
      awarded,
    }
  })
}

async function computeStatistics(db: Db, callId: string): Promise<CallStatistics> {
  const { record, snapshot, call } = await loadFirst(db, callId)
  const counted = countedOf(record, snapshot, await loadGroups(db, callId))
  const tables = statisticsOf(counted, { snapshotPublished: call.publishesSnapshot })
  const agreement = agreementOf(snapshot, record.scenario)
  return {
    callId,
    practice: call.practice,
    proposals: counted.length,
    funded: counted.filter(({ awarded }) => awarded > 0).length,
    tracks: call.tracks.map(({ key, name }) => ({ id: key, name })),
    tables,
    agreement: agreement.proposals < leastGroup ? null : agreement,
  }
}

const keptCalls = 20

/** Statistics of released calls; computed once a call and process, since they never move. */
export function makeStatistics(db: Db): (callId: string) => Promise<CallStatistics> {
  const kept = new Map<string, CallStatistics>()
  return async (callId) => {
    const known = kept.get(callId)
    if (known !== undefined) return known
    const made = await computeStatistics(db, callId)
    kept.set(callId, made)
    const oldest = kept.keys().next()
    if (kept.size > keptCalls && oldest.done !== true) kept.delete(oldest.value)
    return made
  }
}
