import type { CallState, ProposalState } from '@furrow/core/access/facts'
import type { GrantedRole, Role } from '@furrow/core/access/roles'
import { grantedRoles } from '@furrow/core/access/roles'
import type { Action } from '@furrow/core/access/table'
import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { scenarioHash, snapshotHash } from '@furrow/core/record/normal-form'
import type { TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'
import {
  makeAssignment,
  makeCall,
  makeConflict,
  makeProposal,
  makeReview,
  makeScenario,
} from '../harness/factories.ts'
import { makePerson, signInPerson } from '../harness/people.ts'

/** The relation of the one who asks to the object, or the object in a state that does not fit. */
export const cases = ['own', 'assigned', 'foreign', 'conflicted', 'wrong-state'] as const
export type Case = (typeof cases)[number]

/** Objects of one cell: everything that a route's address may name. */
export interface Made {
  readonly client: Client
  readonly personId: string | null
  readonly callId: string
  readonly proposalId: string
  readonly assignmentId: string
  readonly reviewId: string
  readonly scenarioId: string
  readonly decisionId: string
  readonly otherPersonId: string
}

interface Cell {
  readonly action: Action
  readonly role: Role
  readonly kind: Case
}

const released: readonly string[] = [
  'read review.text_to_applicant',
  'read award.own',
  'read award.public_list',
  'read record.released',
  'accept award',
  'file appeal',
  'ask award.reasons',
  'answer award.question',
  'decide appeal',
  'update award.hours',
  'grant award.directors_reserve',
]

/** A state of the call in which the action makes sense, and one in which it does not. */
function callState({ action, kind }: Cell): CallState {
  if (action === 'read call.draft' || action === 'publish call')
    return kind === 'wrong-state' ? 'released' : 'draft'
  if (released.includes(action)) return kind === 'wrong-state' ? 'closed' : 'released'
  const open =
    /proposal\.(draft|own|member)$|^(submit|create|withdraw) proposal$|^close call$|^update call/.test(action)
  if (open) return kind === 'wrong-state' ? 'closed' : 'open'
  return kind === 'wrong-state' ? 'open' : 'closed'
}

function proposalState({ action, kind }: Cell): ProposalState {
  const draft = /proposal\.(draft|member)$|^submit proposal$/.test(action)
  return draft && kind !== 'wrong-state' ? 'draft' : 'submitted'
}

const grantOf = (role: Role): GrantedRole | undefined => grantedRoles.find((granted) => granted === role)

/** Makes one person in the role, and a call with a proposal, review, scenario and decision in the relation. */
async function makeCell(test: TestApp, cell: Cell): Promise<Made> {
  // One transaction a cell: a dozen flushes to the disk each would take most of the time.
  const made = await test.store.write((tx, sql) =>
    makeObjects({ ...test, store: { ...test.store, write: (work) => work(tx, sql) } }, cell),
  )
  const { personId } = made
  return { ...made, client: personId === null ? test.client() : await signInPerson(test, personId) }
}

const isPending = ({ action }: Cell): boolean => /^(accept|decline) review/.test(action)

/** All that the objects of a cell depend on. */
const keyOf = (cell: Cell): string =>
  [
    cell.role,
    cell.kind,
    callState(cell),
    proposalState(cell),
    cell.action === 'lock reviews',
    isPending(cell),
  ].join()

const worlds = new Map<string, Promise<Made>>()

/** Objects for a cell: those of a cell like it, as long as no deed has changed them. */
export function cellFor(test: TestApp, cell: Cell): Promise<Made> {
  const key = keyOf(cell)
  const made = worlds.get(key) ?? makeCell(test, cell)
  worlds.set(key, made)
  return made
}

/** After a deed that changed the objects of the cell: the next one like it gets new ones. */
export const spend = (cell: Cell): boolean => worlds.delete(keyOf(cell))

async function makeObjects(test: TestApp, cell: Cell): Promise<Omit<Made, 'client'>> {
  const { role, kind } = cell
  const state = callState(cell)
  const locked = state === 'draft' || state === 'open' ? null : test.clock.now()
  const call = await makeCall(test, {
    state,
    reviewsLockedAt: cell.action === 'lock reviews' ? null : locked,
  })
  const other = await makePerson(test, { roles: [`reviewer@${call.id}`] })
  const granted = grantOf(role)
  // A foreign object of a panel role is one of another call; anybody else's role holds for this call.
  const isElsewhere = kind === 'foreign' && (role === 'chair' || role === 'reviewer')
  const elsewhere = isElsewhere ? (await makeCall(test, { state })).id : call.id
  const person =
    role === 'public' ? null : await makePerson(test, granted ? { roles: [`${granted}@${elsewhere}`] } : {})
  const isMine = kind === 'own' || kind === 'wrong-state'
  const proposal = await makeProposal(test, {
    callId: call.id,
    state: proposalState(cell),
    ownerId: isMine && role === 'pi' && person !== null ? person.id : other.id,
    ...(isMine && role === 'coapplicant' && person !== null && { coapplicantIds: [person.id] }),
  })
  const reviewing = granted !== undefined && kind !== 'foreign' && ['reviewer', 'chair'].includes(role)
  const reviewer = reviewing && person !== null ? person.id : (await makePerson(test)).id
  const link = { callId: call.id, proposalId: proposal.id, reviewerId: reviewer }
  const assignment = await makeAssignment(test, { ...link, state: isPending(cell) ? 'invited' : 'done' })
  const review = await makeReview(test, { ...link, assignmentId: assignment.id })
  if (kind === 'conflicted' && person !== null)
    await makeConflict(test, { callId: call.id, proposalId: proposal.id, personId: person.id })
  const owner = isMine && person !== null ? person.id : other.id
  const scenario = await makeScenario(test, { callId: call.id, ownerId: owner })
  const decisionId = await makeDecision(test, { callId: call.id, ownerId: kind === 'own' ? owner : other.id })
  return {
    personId: person?.id ?? null,
    callId: call.id,
    proposalId: proposal.id,
    assignmentId: assignment.id,
    reviewId: review.id,
    scenarioId: scenario.id,
    decisionId,
    otherPersonId: other.id,
  }
}

/** What a small decision froze: one proposal, and no review of it. */
function decide() {
  const snapshot = parseSnapshot({
    format: 'furrow.snapshot/1',
    call: { id: 'small', title: 'Small', budget: 1000, criteria: [{ id: 'quality', min: 1, max: 5 }] },
    proposals: [{ id: 'P1', requested: 100 }],
    reviews: [],
  })
  const scenario = parseScenario({ format: 'furrow.scenario/1', policy: { kind: 'cutoff' } })
  if (!snapshot.ok || !scenario.ok) throw new Error('The small decision does not fit its schema.')
  return {
    snapshot: canonicalJson(snapshot.value),
    snapshotHash: snapshotHash(snapshot.value),
    scenario: canonicalJson(scenario.value),
    scenarioHash: scenarioHash(scenario.value),
    outcome: canonicalJson(allocate(snapshot.value, scenario.value)),
  }
}

const decided = decide()

async function makeDecision(
  { store, clock }: TestApp,
  { callId, ownerId }: { callId: string; ownerId: string },
) {
  const { id } = await store.write((tx) =>
    tx.decision.create({
      data: {
        callId,
        ...decided,
        overrides: [],
        proposedById: ownerId,
        proposedAt: clock.now(),
      },
    }),
  )
  return id
}
