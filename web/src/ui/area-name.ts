import { locale } from '../messages.ts'

export type NamedArea = { name: string; nameDa: string | null }

/** The name of an area in the reader's language. */
export const areaName = ({ name, nameDa }: NamedArea): string => (locale === 'da' && nameDa ? nameDa : name)
