import { careerStages, plainFields } from '@furrow/core/contract/proposal-limits'
import type { ProposalDetail, ProposalPatch } from '@furrow/core/contract/proposals'
import type { Fields } from './merge.ts'

/** The writable fields of a draft, sections as `sections.KEY`. */
export const fieldsOf = (detail: ProposalDetail): Fields => ({
  ...Object.fromEntries(plainFields.map((key) => [key, detail[key]])),
  ...Object.fromEntries(
    detail.form.sections.map(({ key }) => [`sections.${key}`, detail.sections[key] ?? '']),
  ),
})

const sectionPrefix = 'sections.'

/** Changed fields in the shape of the merge patch. */
export function patchOf(changed: Fields): ProposalPatch {
  const entries = Object.entries(changed)
  const sections = entries.filter(([key]) => key.startsWith(sectionPrefix))
  const patch = Object.fromEntries(entries.filter(([key]) => !key.startsWith(sectionPrefix)))
  if (sections.length === 0) return patch
  return {
    ...patch,
    sections: Object.fromEntries(
      sections.map(([key, text]) => [key.slice(sectionPrefix.length), String(text)]),
    ),
  }
}

export const textOf = (fields: Fields, key: string): string => {
  const value = fields[key]
  return typeof value === 'string' ? value : ''
}

export const numberOf = (fields: Fields, key: string): number | null => {
  const value = fields[key]
  return typeof value === 'number' ? value : null
}

export const stages = careerStages
/** The id of the input of a field: the checklist and the outline point at it. */
export const inputId = (path: string): string => `field-${path.replaceAll('.', '-')}`

/** From this width on outline, text and request stand side by side; below it the outer two are folded. */
export const wide = '(min-width: 1101px)'
