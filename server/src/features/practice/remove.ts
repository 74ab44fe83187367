import type { Doer } from '../../plugins/doer.ts'
import { deleteParts, markDeleted, unfinishedRounds } from './delete.ts'
import type { Workshop } from './make.ts'
import { isEnding } from './works.ts'

/** Deletes a practice round whole; nobody sees it from the first moment on. @throws DomainError `wrong-state` */
export async function removeRound({ app, works }: Workshop, callId: string, by: Doer): Promise<void> {
  const title = await app.hotWrite((sql) => markDeleted(sql, callId, by))
  await works.run({ callId, title, kind: 'deleting' }, (sql) => deleteParts(sql, callId))
  app.actors.forget(by.actor.personId)
}

/** Deletes what an earlier process left unfinished, one round after another, while everybody is served. */
export function removeUnfinished({ app, works }: Workshop): void {
  const removeAll = async (): Promise<void> => {
    for (const round of unfinishedRounds(app.sql))
      await works.run({ ...round, kind: 'deleting' }, (sql) => deleteParts(sql, round.callId))
  }
  removeAll().catch((error: unknown) => {
    if (!isEnding(error)) app.log.error({ error }, 'A practice round was left half deleted.')
  })
}
