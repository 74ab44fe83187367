import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { Link } from 'wouter'

type ProposalNameProps = { decision: DecisionDocument; number: string }

/** Number and title, leading to the proposal. */
export function ProposalName({ decision, number }: ProposalNameProps) {
  const known = decision.proposals[number]
  if (known === undefined) return <span className="number">{number}</span>
  return (
    <>
      <span className="muted number">{number}</span>{' '}
      <Link href={`/app/calls/${decision.callId}/proposals/${known.id}`}>{known.title}</Link>
    </>
  )
}
