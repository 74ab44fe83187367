import type { CallDraft } from './call-draft.ts'

export type DraftProps = {
  draft: CallDraft
  onDraft: (draft: CallDraft) => void
  /** What is wrong with a field, by its path: `areas[0].minShare`. */
  errorOf: (path: string) => string | undefined
  /** The call has opened: dates, ids and scales stay. */
  opened: boolean
}

/** The id of the input of a path, so that what is wrong with it can lead there. */
export const fieldId = (path: string): string => `call-${path}`

/** What the field of a path takes: its id, and what is wrong with it. */
export const fieldAt = (errorOf: DraftProps['errorOf'], path: string) => ({
  id: fieldId(path),
  error: errorOf(path),
})

type ListName = 'areas' | 'tracks' | 'criteria' | 'sections'

/** The list with one entry changed. */
export const withEntry = <T>(list: readonly T[], index: number, entry: T): T[] =>
  list.map((old, at) => (at === index ? entry : old))

export const withoutEntry = <T>(list: readonly T[], index: number): T[] =>
  list.filter((_, at) => at !== index)

/** An id that the list does not have yet: area-1, area-2, … */
export function newKey(draft: CallDraft, list: ListName, stem: string): string {
  const taken = new Set(draft[list].map(({ key }) => key))
  const numbers = Array.from({ length: taken.size + 1 }, (_, index) => `${stem}-${index + 1}`)
  return numbers.find((key) => !taken.has(key)) ?? `${stem}-0`
}
