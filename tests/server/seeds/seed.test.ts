import { parseRecord } from '@furrow/core/contract/record'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { publicKeyOf } from '@furrow/core/record/sign'
import { verifyRecord } from '@furrow/core/record/verify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../../prisma/migrate.ts'
import { seedPractice } from '../../../prisma/seeds/seed.ts'
import { audit, auditHash } from '../../../server/src/plugins/audit.ts'
import { openStore } from '../../../server/src/plugins/database.ts'
import type { Store } from '../../../server/src/plugins/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'furrow-seeds-'))
const stores: Store[] = []
const secretKey = new Uint8Array(32).fill(7)
const publicUrl = 'http://furrow.test'
const now = new Date('2026-11-24T15:00:00Z')

const openSeeded = async (name: string, at: Date) => {
  const file = join(folder, name)
  await migrate(file)
  const store = await openStore(file)
  stores.push(store)
  const started = performance.now()
  const seeded = await store.write((tx) =>
    seedPractice(tx, { now: at, passwordHash: 'hash', secretKey, publicUrl, audit }),
  )
  return { store, seeded, milliseconds: performance.now() - started }
}

let first: Awaited<ReturnType<typeof openSeeded>>
beforeAll(async () => {
  first = await openSeeded('first.db', now)
})
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()))
  rmSync(folder, { recursive: true, force: true })
})

/** Everything that was written, table by table. */
const contentOf = async ({ db }: Store) => ({
  people: await db.person.findMany({ orderBy: { id: 'asc' } }),
  roles: await db.roleGrant.findMany({ orderBy: { id: 'asc' } }),
  calls: await db.call.findMany({
    orderBy: { id: 'asc' },
    include: {
      areas: true,
      tracks: true,
      criteria: true,
      sections: true,
      machine: { omit: { updatedAt: true } },
    },
  }),
  proposals: await db.proposal.findMany({
    orderBy: { id: 'asc' },
    include: { sections: true, submissions: true, members: true, assessment: true },
  }),
  assignments: await db.assignment.findMany({
    orderBy: { id: 'asc' },
    include: { review: { include: { versions: true } } },
  }),
  conflicts: await db.conflict.findMany({ orderBy: { id: 'asc' } }),
  pseudonyms: await db.pseudonym.findMany({ orderBy: [{ callId: 'asc' }, { label: 'asc' }] }),
  scenarios: await db.scenario.findMany({ orderBy: { id: 'asc' } }),
  decisions: await db.decision.findMany({ orderBy: { id: 'asc' }, include: { awards: true } }),
  letters: await db.letter.findMany({ orderBy: { id: 'asc' } }),
  events: await db.auditEvent.findMany({ orderBy: { seq: 'asc' } }),
})

describe('seeding', () => {
  it('writes everything in a few seconds', () => {
    expect(first.seeded).toBe(true)
    expect(first.milliseconds).toBeLessThan(10_000)
  })

  it('does nothing where a call exists', async () => {
    const before = await first.store.db.auditEvent.count()
    const again = await first.store.write((tx) =>
      seedPractice(tx, { now, passwordHash: 'hash', secretKey, publicUrl, audit }),
    )
    expect(again).toBe(false)
    expect(await first.store.db.auditEvent.count()).toBe(before)
  })

  it('writes the same at another hour of the same day', async () => {
    const second = await openSeeded('second.db', new Date('2026-11-24T21:12:00Z'))
    expect(await contentOf(second.store)).toEqual(await contentOf(first.store))
  })

  it('writes a hash chain that holds, oldest event first', async () => {
    const events = await first.store.db.auditEvent.findMany({ orderBy: { seq: 'asc' } })
    const plain = events.map(({ seq: _seq, hash: _hash, detail, ...event }) => ({
      ...event,
      detail: JSON.parse(JSON.stringify(detail)),
    }))
    expect(events.map(({ hash }) => hash)).toEqual(plain.map(auditHash))
    expect(events.slice(1).map(({ previousHash }) => previousHash)).toEqual(
      events.slice(0, -1).map(({ hash }) => hash),
    )
    const times = events.map(({ at }) => at.getTime())
    expect(times).toEqual(times.toSorted((left, right) => left - right))
  })
})

describe('the seeded calls', () => {
  it('stand in every state that a persona needs', async () => {
    const calls = await first.store.db.call.findMany({
      select: { id: true, state: true, reviewsLockedAt: true },
    })
    const states = Object.fromEntries(
      calls.map(({ id, state, reviewsLockedAt }) => [id, [state, reviewsLockedAt !== null]]),
    )
    expect(states).toEqual({
      'gefion-pilot': ['closed', true],
      'gefion-2027-spring': ['open', false],
      'gefion-autumn-2026': ['closed', false],
      'gefion-industry-2026': ['closed', true],
      'gefion-taster-2026': ['released', true],
      'gefion-2027-quantum': ['draft', false],
    })
  })

  it('say that they are practice data, and that their people are invented', async () => {
    const { db } = first.store
    expect(await db.call.count({ where: { practice: false } })).toBe(0)
    expect(await db.person.count({ where: { invented: false } })).toBe(0)
  })

  it('keep the deadline of the open call ahead', async () => {
    const call = await first.store.db.call.findUniqueOrThrow({ where: { id: 'gefion-2027-spring' } })
    expect(call.deadlineAt?.getTime()).toBeGreaterThan(now.getTime())
  })

  it('reject two proposals of the pilot call, with reasons', async () => {
    const where = { callId: 'gefion-pilot', eligible: false }
    const rejected = await first.store.db.proposal.findMany({ where, select: { eligibilityReason: true } })
    expect(rejected).toHaveLength(2)
    for (const { eligibilityReason } of rejected) expect(eligibilityReason?.length).toBeGreaterThan(20)
  })

  it('publish the hash of the seed but not the draft’s', async () => {
    const calls = await first.store.db.call.findMany({ where: { state: { not: 'draft' } } })
    for (const { seedCommitment } of calls) expect(seedCommitment).toMatch(/^sha256:[0-9a-f]{64}$/u)
  })
})

describe('the seeded personas', () => {
  it('are twelve, among them two directors and two admins', async () => {
    const people = await first.store.db.person.findMany({
      where: { persona: { not: null } },
      orderBy: { persona: 'asc' },
    })
    expect(people.map(({ persona }) => persona)).toEqual([
      'admin',
      'admin2',
      'auditor',
      'chair',
      'coapplicant',
      'director',
      'director2',
      'officer',
      'officer2',
      'researcher',
      'reviewer',
      'reviewer2',
    ])
    for (const { email } of people) expect(email).toMatch(/@example\.org$/u)
  })

  it('have something to do: drafts, an open queue, a decision to sign, results to read', async () => {
    const { db } = first.store
    const states = async (persona: string) =>
      (await db.assignment.findMany({ where: { reviewer: { persona }, callId: 'gefion-autumn-2026' } }))
        .map(({ state }) => state)
        .toSorted()
    expect(await states('reviewer')).toEqual(['accepted', 'accepted', 'done', 'invited'])
    expect(await states('reviewer2')).toEqual(['accepted', 'accepted', 'done', 'invited'])
    expect(await db.decision.count({ where: { state: 'proposed' } })).toBe(1)
    const researcher = await db.person.findUniqueOrThrow({ where: { persona: 'researcher' } })
    const own = await db.proposal.findMany({ where: { ownerId: researcher.id }, include: { awards: true } })
    expect(own.map(({ state }) => state).toSorted()).toEqual(['decided', 'decided', 'draft', 'submitted'])
    expect(
      own.flatMap(({ awards }) => awards.map(({ hours }) => (hours > 0 ? 'funded' : 'waiting'))).toSorted(),
    ).toEqual(['funded', 'waiting'])
  })

  it('never review against a conflict', async () => {
    const conflicts = await first.store.db.conflict.findMany({ where: { state: { not: 'waived' } } })
    for (const { proposalId, personId } of conflicts) {
      const active = {
        proposalId,
        reviewerId: personId,
        state: { notIn: ['recused' as const, 'declined' as const] },
      }
      expect(await first.store.db.assignment.count({ where: active })).toBe(0)
    }
  })
})

describe('the released decision', () => {
  it('holds when a stranger recomputes it', async () => {
    const decision = await first.store.db.decision.findFirstOrThrow({ where: { state: 'released' } })
    const record = parseRecord(JSON.parse(decision.record ?? ''))
    const snapshot = parseSnapshot(JSON.parse(decision.snapshot))
    if (!record.ok || !snapshot.ok) throw new Error('A part of the decision cannot be read.')
    const verdict = verifyRecord({
      record: record.value,
      snapshot: snapshot.value,
      key: publicKeyOf(secretKey),
    })
    expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(verdict).toMatchObject({ holds: true, recomputed: true })
  })

  it('has a letter for each of its proposals in both languages, and no mail that waits', async () => {
    const { db } = first.store
    const { id, awards } = await db.decision.findFirstOrThrow({
      where: { state: 'released' },
      select: { id: true, awards: { select: { proposalId: true } } },
    })
    const letters = await db.letter.findMany({ where: { decisionId: id } })
    expect(letters.map(({ proposalId }) => proposalId).toSorted()).toEqual(
      awards.map(({ proposalId }) => proposalId).toSorted(),
    )
    for (const { number, subjectEn, subjectDa, blocksEn, blocksDa } of letters) {
      expect([subjectEn, subjectDa]).toEqual([
        expect.stringContaining(number),
        expect.stringContaining(number),
      ])
      expect(blocksEn).toContain(`${publicUrl}/app/proposals/`)
      expect(blocksDa).toContain(`${publicUrl}/da/app/proposals/`)
    }
    expect(new Set(letters.map(({ kind }) => kind)).size).toBeGreaterThan(1)
    expect(await db.letterFact.count({ where: { decisionId: id } })).toBe(letters.length)
    expect(await db.outboxMail.count()).toBe(0)
  })
})
