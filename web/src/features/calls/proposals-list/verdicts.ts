import type { Verdict } from '@furrow/core/contract/office-proposals'

/** In the order of the menu; the contract's own list would bring zod into the page. */
export const verdicts: readonly Verdict[] = ['feasible', 'feasibleWithChanges', 'notFeasible']
