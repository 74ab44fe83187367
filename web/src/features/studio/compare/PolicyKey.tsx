import type { Policy } from '@furrow/core/contract/policies'
import { policyDetail, policyName } from '../../../ui/policy-name.ts'

/** The numbers of the policies whose names leave them out. */
export function PolicyKey({ policies }: { policies: readonly Policy[] }) {
  const detailed = policies.filter((policy) => policyDetail(policy) !== '')
  return detailed.map((policy) => (
    <p key={policyName(policy)} className="muted small">
      {policyName(policy)}: {policyDetail(policy)}.
    </p>
  ))
}
