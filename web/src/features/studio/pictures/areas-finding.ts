import { m } from '../../../messages.ts'
import { bestOf, nameList } from '../../../ui/best-of.ts'
import { formatHours, formatShare } from '../../../ui/format.ts'
import type { AreaRow as Area } from '../area-rows.ts'

const metShare = ({ awarded, requested }: Area) => (requested === 0 ? 0 : awarded / requested)

/** Every area below its guarantee; else which areas get most and least of what they ask for. */
export function areasFinding(areas: readonly Area[]): string {
  const short = areas.filter(({ shortfall }) => shortfall > 0).toSorted((a, b) => b.shortfall - a.shortfall)
  const byHours = ({ name, shortfall }: Area) =>
    m.pictures_areas_by({ area: name, hours: formatHours(shortfall) })
  if (short.length > 0) return m.pictures_areas_short({ areas: nameList(short.map(byHours)) })
  const asked = areas.filter(({ requested }) => requested > 0)
  const [best, worst] = [bestOf(asked, metShare), bestOf(asked, (area) => -metShare(area))]
  const [high, low] = [best[0], worst[0]]
  if (high === undefined || low === undefined) return m.pictures_areas_nobody()
  const [bestShare, worstShare] = [formatShare(metShare(high)), formatShare(metShare(low))]
  if (asked.length > 1 && metShare(high) === metShare(low))
    return m.pictures_areas_alike({ share: bestShare })
  const named = (some: readonly Area[]) => nameList(some.map(({ name }) => name))
  return m.pictures_areas_finding({ best: named(best), bestShare, worst: named(worst), worstShare })
}
