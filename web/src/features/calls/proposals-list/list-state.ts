import { applicantGroups } from '@furrow/core/contract/applicant-groups'
import { parseAsInteger, parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs'

const states = ['draft', 'submitted', 'returned', 'reviewing', 'decided', 'withdrawn'] as const

const parsers = {
  sort: parseAsString.withDefault('number'),
  state: parseAsStringEnum([...states]),
  area: parseAsString,
  track: parseAsString,
  eligible: parseAsStringEnum(['yes', 'no', 'unrecorded']),
  assessment: parseAsStringEnum(['missing', 'done']),
  group: parseAsStringEnum([...applicantGroups]),
  reviewsBelow: parseAsInteger,
  q: parseAsString,
  page: parseAsInteger.withDefault(1),
}

/** Sort, filters, search and page of the list, held in the address. */
export function useListState() {
  const [query, set] = useQueryStates(parsers, { history: 'replace' })
  /** A new filter or order begins on its first page. */
  const narrow = (change: Partial<typeof query>) => void set({ page: 1, ...change })
  return { query, narrow, goTo: (page: number) => void set({ page }), clear: () => void set(null) }
}

export type ListState = ReturnType<typeof useListState>
