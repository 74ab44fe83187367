import type { Policy } from './policies.ts'

/** The normal form of a policy: steps by score descending. In a file without zod, because the engine reads it. */
export const normalPolicy = (policy: Policy): Policy =>
  policy.kind === 'steps' ? { ...policy, steps: [...policy.steps].sort((a, b) => b.score - a.score) } : policy
