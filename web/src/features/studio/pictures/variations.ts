import { m } from '../../../messages.ts'
import type { Draft, Rules } from '../draft.ts'
import { areaWeightOf, fourPlaces, setAreaWeight, setWeight, weightOf } from '../draft.ts'

/** A weight that is moved, downwards and upwards. */
export type MovedWeight = { readonly key: string; readonly kind: 'criterion' | 'area'; readonly name: string }

export type Variations = {
  readonly weights: readonly MovedWeight[]
  readonly drafts: readonly { readonly key: string; readonly draft: Draft }[]
}

export const ways = ['down', 'up'] as const
export type Way = (typeof ways)[number]
export const keyOf = (weight: string, way: Way, share: number): string => `${weight} ${way} ${share}`

/** What a weight becomes; one of zero takes a share of the mean, so that something moves. */
const shifted = (weight: number, mean: number, share: number) =>
  fourPlaces(Math.max(0, weight + (weight === 0 && share > 0 ? mean : weight) * share))

/** Every weight of a criterion and of an area, one at a time down and up by a share of itself. */
export function variationsOf(draft: Draft, rules: Rules, share: number): Variations {
  const { criteria, areas } = rules
  const mean = criteria.reduce((sum, criterion) => sum + weightOf(draft, criterion), 0) / criteria.length
  const isOne = criteria.length < 2
  const ofCriteria = (isOne ? [] : criteria).map((criterion) => ({
    weight: { key: `criterion ${criterion.id}`, kind: 'criterion' as const, name: criterion.name },
    move: (by: number) => setWeight(draft, criterion, shifted(weightOf(draft, criterion), mean, by)),
  }))
  const ofAreas = areas.map(({ id, name }) => ({
    weight: { key: `area ${id}`, kind: 'area' as const, name: m.pictures_sensitivity_area({ name }) },
    move: (by: number) => setAreaWeight(draft, id, shifted(areaWeightOf(draft, id), 1, by)),
  }))
  const all = [...ofCriteria, ...ofAreas]
  return {
    weights: all.map(({ weight }) => weight),
    drafts: all.flatMap(({ weight, move }) =>
      ways.map((way) => ({ key: keyOf(weight.key, way, share), draft: move(way === 'up' ? share : -share) })),
    ),
  }
}
