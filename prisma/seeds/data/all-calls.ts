import type { CallSeed } from './call-seed.ts'
import { autumnCall, industryCall, quantumCall, springCall, tasterCall } from './other-calls.ts'
import { pilotCall } from './pilot-call.ts'

/** Every practice call, in the order in which they are shown to newcomers. */
export const allCalls: readonly CallSeed[] = [
  pilotCall,
  springCall,
  autumnCall,
  industryCall,
  tasterCall,
  quantumCall,
]

/** Calls whose reviews are locked: they can be ranked. */
export const lockedCalls: readonly CallSeed[] = [pilotCall, industryCall, tasterCall]

/** Calls that have a panel. */
export const reviewedCalls: readonly CallSeed[] = [...lockedCalls, autumnCall]
