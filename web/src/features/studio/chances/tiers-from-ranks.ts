import type { Policy } from '@furrow/core/contract/policies'
import type { ChancesView } from './chances-view.ts'

type Tiers = Extract<Policy, { kind: 'tiers' }>

/** Who is funded outright, who is drawn and who is not, by the intervals of the ranks. */
export type Lots = { readonly fund: readonly number[]; readonly draw: readonly number[] }

/** The grey zone is drawn; of the others those whose expected rank is before the line are funded. */
export function lotsOf({ grey, line, expectedRank }: ChancesView): Lots {
  const all = [...grey.keys()]
  return {
    fund: all.filter((i) => grey[i] === 0 && line !== null && (expectedRank[i] ?? NaN) < line),
    draw: all.filter((i) => grey[i] === 1),
  }
}

/** The policy that writes the lots out, one by one; who is not listed is not funded. How the walk goes stays as it is. */
export function tiersPolicy(lots: Lots, ids: readonly string[], policy: Policy): Tiers {
  const entries = (places: readonly number[], tier: 1 | 2) => places.map((i) => [ids[i] ?? '', tier] as const)
  return {
    kind: 'tiers',
    mode: 'mode' in policy ? policy.mode : 'skip',
    partial: 'partial' in policy ? policy.partial : true,
    tiers: Object.fromEntries([...entries(lots.fund, 1), ...entries(lots.draw, 2)]),
    ...(policy.kind === 'tiers' && policy.sizeBands !== undefined && { sizeBands: policy.sizeBands }),
  }
}
