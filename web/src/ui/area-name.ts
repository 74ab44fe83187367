import { locale } from '../messages.ts'

export type NamedArea = { name: string; nameDa: string | null }

/** The name of an area in the reader's language. */
export const areaName = ({ name, nameDa }: NamedArea): string => (locale === 'da' && nameDa ? nameDa : name)

/** Areas as a page marks them. */
export const namedAreas = (
  areas: readonly (NamedArea & ({ id: string } | { key: string }))[],
): { id: string; name: string }[] =>
  areas.map((area) => ({ id: 'id' in area ? area.id : area.key, name: areaName(area) }))
