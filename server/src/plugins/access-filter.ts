import type { ProposalLevel } from '@furrow/core/access/view'
import type { CallState } from '@furrow/core/access/facts'
import { isClosed } from '@furrow/core/access/facts'
import type { Actor } from '@furrow/core/access/roles'
import { holdsRole } from '@furrow/core/access/roles'

/** The condition of a list over `Proposal p` in one call, and how much of each row may be shown. */
export interface ProposalFilter {
  /** SQL that names `:actor` and `:call`; bind both. */
  readonly where: string
  readonly values: { readonly actor: string; readonly call: string }
  /** `outline`: number, area, track, hours and state only. */
  readonly level: ProposalLevel
}

interface ListedCall {
  readonly id: string
  readonly state: CallState
  readonly doubleBlind: boolean
}

const withoutConflict = `NOT EXISTS (SELECT 1 FROM Conflict x WHERE x.proposalId = p.id
    AND x.personId = :actor AND x.state <> 'waived')
  AND p.ownerId IS NOT :actor
  AND NOT EXISTS (SELECT 1 FROM ProposalMember m WHERE m.proposalId = p.id AND m.personId = :actor
    AND m.acceptedAt IS NOT NULL)`

const assignedTo = `EXISTS (SELECT 1 FROM Assignment a WHERE a.proposalId = p.id AND a.reviewerId = :actor
    AND a.state IN ('invited', 'accepted', 'done'))`

/**
 * The proposals of a call that `actor` sees as staff or reviewer; null if none ever. Lists, counts, searches and
 * exports all start from this condition, so nothing can be learnt from what it leaves out. One's own proposals
 * are listed by the proposals feature.
 */
export function proposalFilter(actor: Actor, call: ListedCall): ProposalFilter | null {
  if (actor === null) return null
  const values = { actor: actor.personId, call: call.id }
  const base = `p.callId = :call AND p.deletedAt IS NULL AND ${withoutConflict}`
  const handedIn = `${base} AND p.submissionId IS NOT NULL`
  const closed = isClosed({ callState: call.state })
  const isOffice = (['officer', 'director', 'auditor'] as const).some((role) =>
    holdsRole(actor, role, call.id),
  )
  if (isOffice && !closed) return { where: base, values, level: 'outline' }
  if (isOffice) return { where: handedIn, values, level: 'full' }
  return closed ? panelFilter(actor, call, handedIn) : null
}

function panelFilter(actor: NonNullable<Actor>, call: ListedCall, handedIn: string): ProposalFilter | null {
  const values = { actor: actor.personId, call: call.id }
  const present = `${handedIn} AND p.state <> 'withdrawn'`
  if (holdsRole(actor, 'chair', call.id)) return { where: present, values, level: 'full' }
  if (!holdsRole(actor, 'reviewer', call.id)) return null
  const revealed = !call.doubleBlind || call.state === 'released' || call.state === 'archived'
  return { where: `${present} AND ${assignedTo}`, values, level: revealed ? 'full' : 'anonymous' }
}
