import type { Calendar } from './calendar.ts'
import { allCalls, reviewedCalls } from './data/all-calls.ts'
import { personas, reviewers } from './data/people.ts'
import type { PersonSeed } from './data/people.ts'
import { emailOf, idOf } from './identity.ts'

/** Personas, reviewers, and everybody whom a proposal names; a name is one person in every call. */
const everybody: ReadonlyMap<string, PersonSeed> = (() => {
  const people = new Map<string, PersonSeed>()
  const add = (person: PersonSeed) => {
    if (!people.has(person.name)) people.set(person.name, person)
  }
  for (const person of [...personas, ...reviewers]) add(person)
  for (const { pi, institution, team = [] } of allCalls.flatMap((call) => call.proposals)) {
    add({ key: `applicant-${pi}`, name: pi, institution })
    for (const member of team) add({ key: `applicant-${member.name}`, ...member })
  }
  return people
})()

const byKey = new Map([...everybody.values()].map((person) => [person.key, person]))

export interface KnownPerson extends PersonSeed {
  readonly id: string
  readonly email: string
}

const known = (person: PersonSeed): KnownPerson => ({
  ...person,
  id: idOf('person', person.name),
  email: person.persona === undefined ? emailOf(person.name) : `${person.persona}@example.org`,
})

/** @throws RangeError where the data name nobody so. */
export const personNamed = (name: string): KnownPerson => {
  const person = everybody.get(name)
  if (person === undefined) throw new RangeError(`Nobody is called ${name}.`)
  return known(person)
}

/** @throws RangeError where the data have no such key. */
export const personOf = (key: string): KnownPerson => {
  const person = byKey.get(key)
  if (person === undefined) throw new RangeError(`Nobody has the key ${key}.`)
  return known(person)
}

/** Only personas can sign in. */
export const personRows = (calendar: Calendar, passwordHash: string) =>
  [...everybody.values()].map((seed) => {
    const { id, email, name, institution, persona, language } = known(seed)
    const createdAt = calendar.at(-200)
    return {
      id,
      email,
      name,
      institution,
      language: language ?? 'en',
      persona: persona ?? null,
      passwordHash: persona === undefined ? null : passwordHash,
      emailConfirmedAt: createdAt,
      invented: true,
      createdAt,
    }
  })

interface Grant {
  readonly key: string
  readonly role: 'reviewer' | 'chair' | 'officer' | 'director' | 'admin' | 'auditor'
  readonly callId: string | null
}

const staff: readonly Grant[] = [
  { key: 'officer', role: 'officer', callId: null },
  { key: 'officer2', role: 'officer', callId: null },
  { key: 'director', role: 'director', callId: null },
  { key: 'director2', role: 'director', callId: null },
  { key: 'admin', role: 'admin', callId: null },
  { key: 'admin2', role: 'admin', callId: null },
  { key: 'auditor', role: 'auditor', callId: null },
]

const panels = (): readonly Grant[] =>
  reviewedCalls.flatMap(({ id }) => [
    { key: 'chair', role: 'chair' as const, callId: id },
    ...reviewers.map(({ key }) => ({ key, role: 'reviewer' as const, callId: id })),
  ])

/** Staff for every call, panels for theirs. A director needs two admins. */
export const grantRows = (calendar: Calendar) =>
  [...staff, ...panels()].map(({ key, role, callId }) => ({
    id: idOf('grant', key, role, callId ?? ''),
    personId: personOf(key).id,
    role,
    callId,
    grantedById: role === 'admin' ? null : personOf('admin').id,
    approvedById: role === 'director' ? personOf('admin2').id : null,
    createdAt: calendar.at(-199),
  }))
