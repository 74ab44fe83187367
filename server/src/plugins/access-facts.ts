import type { CallState, Facts, ProposalState } from '@furrow/core/access/facts'
import type { Statements } from './statements.ts'

/** The parameter of the address that names the object of each scope. */
export const scopeParams = {
  none: null,
  self: null,
  call: 'callId',
  proposal: 'proposalId',
  assignment: 'assignmentId',
  review: 'reviewId',
  scenario: 'scenarioId',
  decision: 'decisionId',
  person: 'personId',
} as const

export type Scope = keyof typeof scopeParams

const callStates: readonly CallState[] = ['draft', 'open', 'closed', 'decided', 'released', 'archived']
const proposalStates: readonly ProposalState[] = [
  'draft',
  'submitted',
  'returned',
  'reviewing',
  'decided',
  'withdrawn',
]

const callFields = `c.id callId, c.state callState, c.doubleBlind doubleBlind,
  c.rehearsal IS NOT NULL rehearsal,
  c.reviewsLockedAt IS NOT NULL reviewsLocked,
  (SELECT count(DISTINCT x.proposalId) FROM Conflict x
    WHERE x.callId = c.id AND x.personId = :actor AND x.state <> 'waived') conflictsInCall`

const proposalFields = `${callFields}, p.id proposalId, p.state proposalState,
  p.submissionId IS NOT NULL handedIn, p.ownerId IS :actor pi,
  EXISTS (SELECT 1 FROM ProposalMember m WHERE m.proposalId = p.id AND m.personId = :actor
    AND m.acceptedAt IS NOT NULL) coapplicant,
  EXISTS (SELECT 1 FROM Assignment a2 WHERE a2.proposalId = p.id AND a2.reviewerId = :actor
    AND a2.state IN ('invited', 'accepted', 'done')) assigned,
  EXISTS (SELECT 1 FROM Conflict x WHERE x.proposalId = p.id AND x.personId = :actor
    AND x.state <> 'waived') conflicted,
  EXISTS (SELECT 1 FROM Review r2 WHERE r2.proposalId = p.id AND r2.reviewerId = :actor
    AND r2.state = 'submitted') ownReviewIn`

/** A practice round that is being made or deleted is nobody's, not even the office's. */
const finished = `c.rehearsal IS NOT 'making' AND c.rehearsal IS NOT 'deleting'`

/** One statement a scope: the object, its call and the actor's relation to them. */
const queries: Record<Exclude<Scope, 'none' | 'self'>, string> = {
  call: `SELECT ${callFields} FROM Call c WHERE c.id = :id AND ${finished}`,
  proposal: `SELECT ${proposalFields} FROM Proposal p JOIN Call c ON c.id = p.callId
    WHERE p.id = :id AND ${finished} AND (p.deletedAt IS NULL OR p.ownerId = :actor)`,
  assignment: `SELECT ${proposalFields}, a.reviewerId IS :actor author FROM Assignment a
    JOIN Proposal p ON p.id = a.proposalId JOIN Call c ON c.id = a.callId WHERE a.id = :id AND ${finished}`,
  review: `SELECT ${proposalFields}, r.reviewerId IS :actor author FROM Review r
    JOIN Proposal p ON p.id = r.proposalId JOIN Call c ON c.id = r.callId WHERE r.id = :id AND ${finished}`,
  scenario: `SELECT ${callFields}, s.ownerId IS :actor author FROM Scenario s
    JOIN Call c ON c.id = s.callId WHERE s.id = :id AND s.deletedAt IS NULL AND ${finished}`,
  decision: `SELECT ${callFields}, d.proposedById IS :actor author FROM Decision d
    JOIN Call c ON c.id = d.callId WHERE d.id = :id AND ${finished}`,
  person: `SELECT p.id IS :actor self FROM Person p WHERE p.id = :id`,
}

interface Asked {
  readonly scope: Scope
  readonly id: string
  readonly actorId: string | null
}

/** The facts about the object that the address names; null if there is none. */
export function loadFacts(sql: Statements, { scope, id, actorId }: Asked): Facts | null {
  if (scope === 'none') return {}
  if (scope === 'self') return { self: actorId !== null }
  const row = sql.get(queries[scope], { id, actor: actorId })
  return row === undefined ? null : factsOf(row, actorId)
}

type Row = Record<string, unknown>

function factsOf(row: Row, actorId: string | null): Facts {
  const is = (name: string) => actorId !== null && row[name] === 1
  const callState = callStates.find((state) => state === row['callState'])
  const proposalState = proposalStates.find((state) => state === row['proposalState'])
  return {
    ...(typeof row['callId'] === 'string' && { callId: row['callId'] }),
    ...(callState !== undefined && { callState }),
    ...(typeof row['proposalId'] === 'string' && { proposalId: row['proposalId'] }),
    ...(proposalState !== undefined && { proposalState }),
    rehearsal: row['rehearsal'] === 1,
    doubleBlind: row['doubleBlind'] === 1,
    reviewsLocked: row['reviewsLocked'] === 1,
    handedIn: row['handedIn'] === 1,
    self: is('self'),
    pi: is('pi'),
    coapplicant: is('coapplicant'),
    author: is('author'),
    assigned: is('assigned'),
    conflicted: is('conflicted'),
    ownReviewIn: is('ownReviewIn'),
    conflictsInCall: Number(row['conflictsInCall'] ?? 0),
  }
}
