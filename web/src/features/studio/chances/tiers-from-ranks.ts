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

/** How many are neither funded outright nor drawn: those who are ranked, below the line, and those who are not. */
export function othersOf({ fund, draw }: Lots, rank: Int32Array) {
  const listed = new Set([...fund, ...draw])
  const others = [...rank.keys()].filter((i) => !listed.has(i))
  const unranked = others.filter((i) => rank[i] === 0).length
  return { below: others.length - unranked, unranked }
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
