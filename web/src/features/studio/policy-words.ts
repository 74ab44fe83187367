import type { ProportionalPolicy } from '@furrow/core/contract/policies'

/** Spelled out here, because the schema's own list would bring zod into the chunk. */
export const proportionalWeights = [
  'equal',
  'request',
  'score',
  'score-times-request',
  'score-above-base-times-request',
] as const satisfies readonly ProportionalPolicy['weight'][]
