import { expect } from 'vitest'
import { allocate } from '@furrow/core/allocation/allocate'
import type { Outcome } from '@furrow/core/contract/outcome'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import type { Write } from '../../../server/src/plugins/database.ts'
import { hashPassword } from '../../../server/src/plugins/passwords.ts'
import type { TestApp } from './app.ts'
import type { Client, Reply } from './client.ts'
import { makeMachine, makeProposal, makeReview } from './factories.ts'
import { makePerson, signInAs, signInPerson } from './people.ts'

export const password = 'a long enough password'
export const match = (version: number) => ({ 'if-match': `"${version}"` })

/** The body of a reply that has to be right. */
export function ok(reply: Reply) {
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}

export interface Wish {
  readonly title: string
  readonly areaKey: string
  readonly requested: number
  readonly minimum: number
  readonly score: number
}

/** Of 100,000 hours, 10,000 of them kept as a reserve, a cut-off that stops gives the first three all they ask for. */
export const fiveWishes: readonly Wish[] = [
  { title: 'Waves', areaKey: 'quantum', requested: 30_000, minimum: 10_000, score: 95 },
  { title: 'Wind', areaKey: 'open', requested: 30_000, minimum: 10_000, score: 90 },
  { title: 'Salt', areaKey: 'open', requested: 20_000, minimum: 5000, score: 80 },
  { title: 'Sand', areaKey: 'open', requested: 20_000, minimum: 15_000, score: 70 },
  { title: 'Silt', areaKey: 'open', requested: 8000, minimum: 2000, score: 60 },
]

export interface LockedCall {
  readonly callId: string
  readonly path: string
  readonly officer: Client & { personId: string }
  readonly director: Client & { personId: string }
  /** One applicant a proposal, and the proposal, by its number. */
  readonly applicants: ReadonlyMap<string, Client & { personId: string }>
  readonly ids: ReadonlyMap<string, string>
  /** Where the API has a proposal, by its number. */
  readonly pathOf: (number: string) => string
  /** The applicant of a proposal, by its number. */
  readonly holder: (number: string) => Client & { personId: string }
}

interface Wanted {
  readonly id: string
  readonly budget: number
  readonly wishes: readonly Wish[]
}

const rules = {
  granularity: 100,
  deadlineAt: '2026-04-01T10:00:00.000Z',
  publishesSnapshot: true,
  answerDays: 5,
  appealDays: 8,
  offerDays: 5,
  areas: [
    { key: 'open', name: 'Open' },
    { key: 'quantum', name: 'Quantum', minShare: 0.1, maxShare: 0.6 },
  ],
  sections: [{ key: 'science', title: 'Science', required: false }],
  criteria: [{ key: 'merit', name: 'Merit', min: 0, max: 100, weight: 1, levels: [] }],
}

export const numberOf = (index: number): string => `P${String(index + 1).padStart(3, '0')}`

/** Proposals with one review each, in one transaction: a flush to the disk for each would take most of the time. */
async function fill(test: TestApp, { id: callId, wishes }: Wanted, owners: readonly string[]) {
  const reviewer = await makePerson(test, { name: 'Rikke Reviewer', roles: [`reviewer@${callId}`] })
  const ids = new Map<string, string>()
  await test.store.write(async (tx, sql) => {
    const write: Write = (work) => work(tx, sql)
    const inside = { ...test, store: { ...test.store, write } }
    for (const [index, { score, ...wish }] of wishes.entries()) {
      const number = numberOf(index)
      const ownerId = owners[index % owners.length] ?? null
      const proposal = await makeProposal(inside, { callId, number, ownerId, state: 'submitted', ...wish })
      const link = { callId, proposalId: proposal.id, reviewerId: reviewer.id }
      await makeReview(inside, { ...link, scores: { merit: score } })
      ids.set(number, proposal.id)
    }
  })
  return ids
}

/** A call opened, filled, closed and locked: what a decision begins with. One applicant owns every n-th proposal. */
export async function lockedCall(
  test: TestApp,
  wanted: Wanted & { readonly people?: number },
): Promise<LockedCall> {
  await makeMachine(test)
  const { id, budget, wishes } = wanted
  const path = `/api/calls/${id}`
  const passwordHash = await hashPassword(password)
  const officer = await signInAs(test, { name: 'Odile Officer', roles: ['officer'] })
  const director = await signInAs(test, { name: 'Dina Director', roles: ['director'], passwordHash })
  ok(await officer.post('/api/calls', { id, title: `Call ${id}`, budget, ...rules }))
  ok(await officer.post(`${path}/open`, undefined, match(1)))
  const people = await Promise.all(
    Array.from({ length: wanted.people ?? wishes.length }, (_, index) =>
      makePerson(test, { name: `Applicant ${index}`, language: index % 2 === 0 ? 'en' : 'da' }),
    ),
  )
  const owners = people.map((person) => person.id)
  const ids = await fill(test, wanted, owners)
  ok(await officer.post(`${path}/close`, undefined, match(2)))
  ok(await officer.post(`${path}/reviews/lock`))
  const clients = await Promise.all(owners.map((owner) => signInPerson(test, owner)))
  const applicants = new Map(
    wishes.flatMap((_, index) => {
      const client = clients[index % clients.length]
      return client === undefined ? [] : [[numberOf(index), client] as const]
    }),
  )
  const pathOf = (number: string) => `/api/proposals/${ids.get(number) ?? ''}`
  const holder = (number: string) => {
    const client = applicants.get(number)
    if (client === undefined) throw new Error(`There is no applicant of ${number}.`)
    return client
  }
  return { callId: id, path, officer, director, applicants, ids, pathOf, holder }
}

const unwrap = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

/** What the Studio does: a saved scenario, run on the snapshot, proposed with the hash that was seen. */
export async function propose(
  { path, officer }: LockedCall,
  content: object,
  more: object = {},
): Promise<{ decisionId: string; outcome: Outcome }> {
  const saving = {
    name: 'Plain',
    note: '',
    content: { format: 'furrow.scenario/1', name: 'Plain', ...content },
  }
  const scenario = ok(await officer.post(`${path}/scenarios`, saving))
  const snapshot = unwrap(parseSnapshot(ok(await officer.get(`${path}/snapshot`))))
  const { seed } = ok(await officer.get(`${path}/studio`))
  const tuned = unwrap(parseScenario({ ...scenario.content, seed }, snapshot))
  const outcome = allocate(snapshot, tuned)
  const proposing = { scenarioId: scenario.id, outcomeHash: sha256(canonicalJson(outcome)), ...more }
  const { id } = ok(await officer.post(`${path}/decisions`, proposing))
  return { decisionId: id, outcome }
}

export async function signAndRelease({ director }: Pick<LockedCall, 'director'>, id: string): Promise<void> {
  ok(await director.post(`/api/decisions/${id}/sign`, { password }))
  ok(await director.post(`/api/decisions/${id}/release`, {}))
}
