import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import { partName } from './part-text.ts'

type Names = Readonly<Record<string, () => string>>

const entryNames: Readonly<Record<string, Names>> = {
  areas: {
    name: m.calls_name_en,
    nameDa: m.calls_name_da,
    minShare: m.calls_min_share,
    maxShare: m.calls_max_share,
  },
  tracks: { minHours: m.calls_min_hours, maxHours: m.calls_max_hours },
  criteria: {
    description: m.calls_question,
    min: m.calls_min_score,
    max: m.calls_max_score,
    levels: m.calls_levels,
  },
  sections: { title: m.calls_section_title, help: m.calls_section_help, maxWords: m.calls_max_words },
}

const shared: Names = {
  name: m.calls_name,
  key: m.calls_key,
  weight: m.calls_weight,
  threshold: m.calls_threshold,
}

const parts: Readonly<Record<string, () => string>> = partName

/** `criteria[0].name` → “Criteria 1, Name”: the words of the page for the path of a field. */
export function fieldName(path: string): string {
  const [, part = path, place, leaf = ''] = /^(\w+)(?:\[(\d+)\]\.(\w+))?/.exec(path) ?? []
  const name = parts[part]?.() ?? part
  if (place === undefined) return name
  const entry = entryNames[part]?.[leaf] ?? shared[leaf]
  return `${name} ${formatNumber(Number(place) + 1)}, ${entry?.() ?? leaf}`
}
