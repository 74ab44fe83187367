import type { ScenarioHistory, ScenarioSaving } from '@furrow/core/contract/studio'
import { scenarioContent } from '@furrow/core/contract/studio'
import type { Db, Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'

interface Saved extends ScenarioSaving {
  readonly id: string
  readonly version: number
}

/** Keeps a scenario as it was saved just now. */
export async function keepVersion(tx: Tx, saved: Saved, by: Doer): Promise<void> {
  const { id: scenarioId, version, name, note, content } = saved
  const said = { savedById: by.actor.personId, savedAt: by.at }
  await tx.scenarioVersion.create({ data: { scenarioId, version, name, note, content, ...said } })
}

/** Keeps what a scenario from before its history was kept holds, so that the first change loses nothing. */
export async function keepFirst(tx: Tx, id: string): Promise<void> {
  if ((await tx.scenarioVersion.count({ where: { scenarioId: id } })) > 0) return
  const row = await tx.scenario.findUnique({
    where: { id },
    select: { version: true, name: true, note: true, content: true, ownerId: true, updatedAt: true },
  })
  if (row === null) return
  const { ownerId: savedById, updatedAt: savedAt, ...saved } = row
  const content = scenarioContent.parse(saved.content)
  await tx.scenarioVersion.create({ data: { ...saved, content, scenarioId: id, savedById, savedAt } })
}

/** Every saved state of a scenario, the last first. */
export async function listVersions(db: Db, scenarioId: string): Promise<ScenarioHistory> {
  const rows = await db.scenarioVersion.findMany({
    where: { scenarioId },
    orderBy: { version: 'desc' },
    take: 200,
    select: {
      version: true,
      name: true,
      note: true,
      content: true,
      savedAt: true,
      savedBy: { select: { name: true } },
    },
  })
  return {
    items: rows.map(({ savedBy, savedAt, content, ...row }) => ({
      ...row,
      content: scenarioContent.parse(content),
      savedBy: savedBy.name,
      savedAt: savedAt.toISOString(),
    })),
  }
}
