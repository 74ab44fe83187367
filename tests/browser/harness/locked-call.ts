import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from '../../../server/src/plugins/passwords.ts'
import type { TestApp } from '../../server/harness/app.ts'
import { lockedCall, numberOf, password, type Wish } from '../../server/harness/released-call.ts'

export type LockedFolder = {
  folder: string
  /** Whose account owns a proposal, by its number. */
  emails: ReadonlyMap<string, string>
  /** Its id, by its number. */
  ids: ReadonlyMap<string, string>
}

type Wanted = { id: string; budget: number; wishes: readonly Wish[]; people: number }

/**
 * A data folder in which the reviews of one call are locked; every person signs in with `password`, the officer and
 * the director as personas.
 */
export async function lockedFolder(test: TestApp, wanted: Wanted): Promise<LockedFolder> {
  const { officer, director, applicants, ids } = await lockedCall(test, wanted)
  const passwordHash = await hashPassword(password)
  await test.store.write(async (tx) => {
    await tx.person.updateMany({ data: { passwordHash } })
    for (const [persona, { personId: id }] of Object.entries({ officer, director }))
      await tx.person.update({ where: { id }, data: { persona } })
  })
  const people = await test.store.db.person.findMany({ select: { id: true, email: true } })
  const addresses = new Map(people.map(({ id, email }) => [id, email]))
  const emails = new Map(
    wanted.wishes.map((_, index) => {
      const number = numberOf(index)
      return [number, addresses.get(applicants.get(number)?.personId ?? '') ?? ''] as const
    }),
  )
  const folder = mkdtempSync(join(tmpdir(), 'furrow-locked-'))
  await test.store.backup(join(folder, 'furrow.db'))
  return { folder, emails, ids }
}
