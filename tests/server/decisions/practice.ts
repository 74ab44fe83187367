import { seedPractice } from '../../../prisma/seeds/seed.ts'
import { audit } from '../../../server/src/plugins/audit.ts'
import { hashPassword } from '../../../server/src/plugins/passwords.ts'
import { signingKeyOf } from '../../../server/src/plugins/signing-key.ts'
import type { TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import { signInPerson } from '../harness/people.ts'

export const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

export const password = 'furrow-practice'

export async function seedPracticeData(test: TestApp): Promise<void> {
  const passwordHash = await hashPassword(password)
  const secretKey = signingKeyOf(test.config.signingKey)
  const { publicUrl } = test.config
  const options = { now: test.clock.now(), passwordHash, secretKey, publicUrl, audit }
  await test.store.write((tx) => seedPractice(tx, options))
}

export async function asPersona(test: TestApp, persona: string): Promise<Client> {
  const person = await test.store.db.person.findUniqueOrThrow({ where: { persona }, select: { id: true } })
  return signInPerson(test, person.id)
}
