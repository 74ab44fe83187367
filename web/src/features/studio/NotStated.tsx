import { m } from '../../messages.ts'
import { nameList } from '../../ui/best-of.ts'
import type { Names } from './names.ts'

/** What proposals may say of themselves, and whether one of these does. */
const parts = {
  areas: [m.studio_stated_areas, ({ areas }: Names) => areas.length > 0],
  institutions: [m.studio_stated_institutions, ({ institutions }: Names) => institutions.some(Boolean)],
  stages: [m.studio_stated_stages, ({ careerStages }: Names) => careerStages.some(Boolean)],
  first: [m.studio_stated_first, ({ firstTimes }: Names) => firstTimes.some((first) => first !== null)],
} as const

type Stated = keyof typeof parts

/** A sentence that names what no proposal states, of what a view would show; "" where there is nothing to say. */
function textOf(names: Names, wanted: readonly Stated[]): string {
  const missing = wanted.filter((part) => !parts[part][1](names)).map((part) => parts[part][0]())
  return missing.length === 0 ? '' : m.studio_not_stated({ what: nameList(missing, missing.length) })
}

type NotStatedProps = { names: Names; wanted: readonly Stated[] }

/** Says what no proposal states, where a view would show it. */
export function NotStated({ names, wanted }: NotStatedProps) {
  const text = textOf(names, wanted)
  return text === '' ? null : (
    <p className="muted small" data-not-stated="">
      {text}
    </p>
  )
}
