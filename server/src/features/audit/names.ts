import type { Actor } from '@furrow/core/access/roles'
import type { Db } from '../../plugins/database.ts'
import { hiddenFrom } from '../../plugins/hidden-numbers.ts'

interface Event {
  readonly objectType: string
  readonly objectId: string
  readonly callId: string | null
  /** As its reader sees it. */
  readonly detail: Readonly<Record<string, unknown>> | null
}

type Names = ReadonlyMap<string, string>

/** Of what an event says, the ids of people and of the proposal that it is about. */
const aboutPeople = ['personId', 'reviewerId'] as const

const textIn = (detail: Event['detail'], key: string): string[] => {
  const value = detail?.[key]
  return typeof value === 'string' ? [value] : []
}

const proposalFields = {
  id: true,
  number: true,
  title: true,
  call: { select: { id: true, state: true } },
} as const

interface Known {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly call: { readonly id: string; readonly state: string }
}

/** Proposals by the id of what an event is about: themselves, or a thing that belongs to one. */
async function readProposals(db: Db, events: readonly Event[]): Promise<Map<string, Known>> {
  const objects = events.map(({ objectId }) => objectId)
  const ids = [...objects, ...events.flatMap(({ detail }) => textIn(detail, 'proposalId'))]
  const of = { where: { id: { in: objects } }, select: { id: true, proposal: { select: proposalFields } } }
  const own = await db.proposal.findMany({ where: { id: { in: ids } }, select: proposalFields })
  const parts = [
    ...(await db.assignment.findMany(of)),
    ...(await db.conflict.findMany(of)),
    ...(await db.review.findMany(of)),
  ]
  return new Map([
    ...own.map((proposal) => [proposal.id, proposal] as const),
    ...parts.map(({ id, proposal }) => [id, proposal] as const),
  ])
}

/** Names of all else that an event is about, but of people. */
async function readThings(db: Db, ids: string[]): Promise<Names> {
  const where = { id: { in: ids } }
  const decisions = await db.decision.findMany({ where, select: { id: true, scenarioName: true } })
  const scenarios = await db.scenario.findMany({ where, select: { id: true, name: true } })
  const machines = await db.machine.findMany({ where, select: { id: true, name: true } })
  const calls = await db.call.findMany({ where, select: { id: true, title: true } })
  return new Map([
    ...decisions.map(({ id, scenarioName }) => [id, scenarioName] as const),
    ...[...scenarios, ...machines].map(({ id, name }) => [id, name] as const),
    ...calls.map(({ id, title }) => [id, title] as const),
  ])
}

async function readPeople(db: Db, events: readonly Event[]): Promise<Names> {
  const ids = events.flatMap(({ objectId, detail }) => [
    objectId,
    ...aboutPeople.flatMap((key) => textIn(detail, key)),
  ])
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** Numbers that the reader does not see, as `call number`. */
async function readHidden(db: Db, personId: string, events: readonly Event[]): Promise<Set<string>> {
  const hidden = new Set<string>()
  for (const callId of new Set(events.flatMap(({ callId: id }) => id ?? [])))
    for (const number of await hiddenFrom(db, { callId, personId })) hidden.add(`${callId} ${number}`)
  return hidden
}

/** Nobody but its authors reads a proposal until its call is closed. */
const closedToReaders = ['draft', 'open']

/**
 * What events are about in words, beside their ids, which the hashes hold. The title of a proposal stands only where its
 * reader may read the proposal, and who reviews it is told to nobody with a conflict; its number is public.
 */
export async function namesOf(db: Db, actor: NonNullable<Actor>, events: readonly Event[]) {
  const proposals = await readProposals(db, events)
  const people = await readPeople(db, events)
  const things = await readThings(
    db,
    events.map(({ objectId }) => objectId),
  )
  const hidden = await readHidden(db, actor.personId, events)
  const isHidden = ({ call, number }: Known) => hidden.has(`${call.id} ${number}`)
  const nameOfProposal = (proposal: Known, { detail }: Event): string => {
    const isRead = detail !== null && !closedToReaders.includes(proposal.call.state) && !isHidden(proposal)
    return isRead ? `${proposal.number} ${proposal.title}`.trim() : proposal.number
  }
  return (event: Event): { objectName: string | null; names: Record<string, string> } => {
    const proposal = proposals.get(event.objectId)
    const [toldId] = textIn(event.detail, 'proposalId')
    const told = proposals.get(toldId ?? '')
    const isSecret = [proposal, told].some((one) => one !== undefined && isHidden(one))
    const objectName = proposal === undefined ? undefined : nameOfProposal(proposal, event)
    const named = aboutPeople.flatMap((key) => (isSecret ? [] : textIn(event.detail, key)))
    return {
      objectName: (objectName ?? things.get(event.objectId) ?? people.get(event.objectId)) || null,
      names: Object.fromEntries([
        ...named.flatMap((id) => (people.has(id) ? [[id, people.get(id) ?? '']] : [])),
        ...(toldId !== undefined && told !== undefined ? [[toldId, nameOfProposal(told, event)]] : []),
      ]),
    }
  }
}
