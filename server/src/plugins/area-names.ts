import type { Db } from './database.ts'

/** A sentence about an area, by its name in English and, to be translated, with its Danish name. */
interface AboutArea {
  readonly message: string
  readonly withDanishNames: string
}

/** @returns what writes a sentence about an area of the call with its names; one that is gone keeps its key */
export async function areaSentences(
  db: Db,
  callId: string,
): Promise<(key: string, sentence: (name: string) => string) => AboutArea> {
  const rows = await db.callArea.findMany({
    where: { callId },
    select: { key: true, name: true, nameDa: true },
  })
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return (key, sentence) => {
    const { name, nameDa } = byKey.get(key) ?? { name: key, nameDa: null }
    return { message: sentence(name), withDanishNames: sentence(nameDa ?? name) }
  }
}
