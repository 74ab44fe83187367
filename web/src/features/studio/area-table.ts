import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'
import type { AreaRow } from './area-rows.ts'

export const areaHeads = () => [
  m.studio_column_area(),
  m.studio_area_funded(),
  m.studio_area_asked(),
  m.studio_column_given(),
  m.studio_guarantee(),
  m.studio_maximum(),
  m.studio_area_shortfall(),
]

/** What an area has, below those heads: its name, how many of its proposals are funded, and hours. Without one there are no bounds. */
export const areaRow = (area: AreaRow): readonly string[] => [
  area.name,
  m.pictures_of({ part: formatNumber(area.funded), whole: formatNumber(area.proposals) }),
  ...[area.requested, area.awarded].map(formatHours),
  ...[area.guarantee, area.maximum, area.shortfall].map((hours) =>
    area.area === '' ? '–' : formatHours(hours),
  ),
]
