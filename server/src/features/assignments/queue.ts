import type { Queue } from '@furrow/core/contract/assignments'
import type { Db } from '../../plugins/database.ts'
import { inQueueOf } from '../../plugins/review-queue.ts'

const queueColumns = {
  id: true,
  state: true,
  dueAt: true,
  callId: true,
  call: {
    select: {
      title: true,
      state: true,
      reviewsLockedAt: true,
      areas: { select: { key: true, name: true, nameDa: true } },
    },
  },
  review: { select: { state: true } },
  proposal: { select: { number: true, title: true, areaKey: true, sections: { select: { text: true } } } },
} as const

/** What a reviewer has to do, by its date, and after it what is done; proposals with a conflict are not in it, nor in the counts. */
export async function readQueue(db: Db, personId: string): Promise<Queue> {
  const rows = await db.assignment.findMany({
    where: inQueueOf(personId),
    orderBy: [{ dueAt: 'asc' }, { proposal: { number: 'asc' } }],
    select: queueColumns,
  })
  const items = rows.map(({ id, state, dueAt, callId, call, proposal, review }) => ({
    id,
    state,
    callId,
    number: proposal.number,
    title: proposal.title,
    callTitle: call.title,
    area: call.areas.find(({ key }) => key === proposal.areaKey) ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    hasDraft: review?.state === 'draft',
    locked: call.reviewsLockedAt !== null || call.state !== 'closed',
    words: proposal.sections.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0),
  }))
  const isLeft = (item: Queue['items'][number]) => item.state !== 'done' && !item.locked
  const done = items.filter(({ state }) => state === 'done').length
  const ordered = [...items.filter(isLeft), ...items.filter((item) => !isLeft(item))]
  return { items: ordered, done, total: items.length }
}
