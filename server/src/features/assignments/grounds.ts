import type { PlanGrounds, PlannedProposal } from '@furrow/core/assignment/plan-assignments'
import type { KnownPerson } from '@furrow/core/assignment/detect-conflict'
import { DomainError } from '@furrow/core/errors'
import { proposalFilter } from '../../plugins/access-filter.ts'
import type { SignedInAccess } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'

export const activeStates = ['invited', 'accepted', 'done'] as const

/** People who may review in a call: in a rehearsal its own alone, since whoever is assigned sees it. */
const reviewersOf = ({ id: callId, rehearsal }: { id: string; rehearsal: string | null }) => ({
  roles: {
    some: { role: 'reviewer' as const, OR: [{ callId }, ...(rehearsal === null ? [{ callId: null }] : [])] },
  },
})

const person = { select: { id: true, email: true, orcid: true, institution: true } }

async function loadCall(tx: Tx, callId: string) {
  const call = await tx.call.findUniqueOrThrow({
    where: { id: callId },
    select: {
      id: true,
      title: true,
      state: true,
      doubleBlind: true,
      maxReviewerLoad: true,
      reviewsDueAt: true,
      reviewsLockedAt: true,
      rehearsal: true,
    },
  })
  if (call.reviewsLockedAt !== null) throw new DomainError('reviews-locked', 'The reviews are locked.')
  if (call.state !== 'closed') {
    throw new DomainError('wrong-state', 'Close the call first: until then nobody reads its proposals.')
  }
  return call
}

/** Proposals with which a person has neither a conflict nor a part in. */
export const notMine = (personId: string) => ({
  conflicts: { none: { personId, state: { not: 'waived' as const } } },
  members: { none: { personId, acceptedAt: { not: null } } },
  OR: [{ ownerId: null }, { ownerId: { not: personId } }],
})

/** Everything that a plan depends on, read in the transaction that applies it; proposals hidden from the viewer are absent. */
export async function loadGrounds(tx: Tx, { actor, facts }: SignedInAccess) {
  const callId = facts.callId ?? ''
  const call = await loadCall(tx, callId)
  const visible = proposalFilter(actor, call) !== null
  const rows = await tx.proposal.findMany({
    where: {
      callId,
      deletedAt: null,
      submissionId: { not: null },
      state: { not: 'withdrawn' },
      ...notMine(actor.personId),
    },
    select: {
      id: true,
      number: true,
      ownerId: true,
      institution: true,
      members: { select: { email: true, institution: true, person } },
      assignments: { select: { reviewerId: true } },
      conflicts: { select: { personId: true, state: true } },
    },
  })
  const shown = visible ? rows : []
  const owners = await ownersOf(
    tx,
    shown.flatMap(({ ownerId }) => ownerId ?? []),
  )
  const proposals = new Map(shown.map((row) => [row.number, asPlanned(row, owners)]))
  const grounds: PlanGrounds = {
    proposals,
    candidates: await loadCandidates(tx, call),
    applicantsInCall: [...proposals.values()].flatMap(({ team }) => team),
    maxLoad: call.maxReviewerLoad,
  }
  return { call, grounds, ids: new Map(shown.map(({ number, id }) => [number, id])) }
}

async function ownersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  const people = await tx.person.findMany({ where: { id: { in: [...new Set(ids)] } }, ...person })
  return new Map(people.map(({ id, ...rest }) => [id, { personId: id, ...rest }]))
}

type Row = {
  ownerId: string | null
  institution: string
  members: readonly {
    email: string
    institution: string
    person: { id: string; orcid: string | null } | null
  }[]
  assignments: readonly { reviewerId: string }[]
  conflicts: readonly { personId: string; state: string }[]
}

function asPlanned(row: Row, owners: ReadonlyMap<string, KnownPerson>): PlannedProposal {
  const owner = owners.get(row.ownerId ?? '')
  const members = row.members.map(({ email, institution, person: account }) => ({
    personId: account?.id ?? null,
    email,
    orcid: account?.orcid ?? null,
    institution,
  }))
  const withState = (isWaived: boolean) =>
    new Set(
      row.conflicts.filter(({ state }) => (state === 'waived') === isWaived).map(({ personId }) => personId),
    )
  return {
    team: owner === undefined ? members : [owner, ...members],
    institution: row.institution,
    assigned: new Set(row.assignments.map(({ reviewerId }) => reviewerId)),
    conflicted: withState(false),
    waived: withState(true),
  }
}

async function loadCandidates(
  tx: Tx,
  call: { id: string; rehearsal: string | null },
): Promise<PlanGrounds['candidates']> {
  const people = await tx.person.findMany({
    where: reviewersOf(call),
    select: {
      ...person.select,
      name: true,
      _count: { select: { assignments: { where: { callId: call.id, state: { in: [...activeStates] } } } } },
    },
  })
  return new Map(
    people.map(({ id, _count, ...rest }) => [
      rest.email.toLowerCase(),
      { personId: id, load: _count.assignments, ...rest },
    ]),
  )
}
