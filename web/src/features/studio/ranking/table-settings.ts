/** What the ranking can show of a proposal, in the order in which it stands. */
export const columnIds = [
  'rank',
  'change',
  'proposal',
  'area',
  'score',
  'reviews',
  'spread',
  'interval',
  'chance',
  'asked',
  'given',
  'status',
  'track',
  'institution',
  'stage',
  'energy',
  'cost',
] as const
export type ColumnId = (typeof columnIds)[number]

/** Without them a row says nothing. */
export const fixedColumns: readonly ColumnId[] = ['rank', 'proposal']
export const usualColumns: readonly ColumnId[] = [
  'rank',
  'change',
  'proposal',
  'area',
  'score',
  'interval',
  'chance',
  'asked',
  'given',
]

export const groupings = ['none', 'area', 'track'] as const
export type Grouping = (typeof groupings)[number]

/** What a row can be asked to be. */
export const traits = ['full', 'partial', 'waiting', 'unranked', 'crossed', 'grey', 'discussed'] as const
export type Trait = (typeof traits)[number]

export type Sorting = { readonly by: ColumnId; readonly descending: boolean }

export type TableSettings = {
  readonly columns: readonly ColumnId[]
  readonly group: Grouping
  /** null: by rank. */
  readonly sort: Sorting | null
  readonly search: string
  /** One of them is enough; none asks for nothing. */
  readonly traits: readonly Trait[]
  /** Ids; the empty one stands for no area. One of them is enough; none asks for nothing. */
  readonly areas: readonly string[]
}

export const isFiltered = ({ search, traits: wanted, areas }: TableSettings): boolean =>
  search.trim() !== '' || wanted.length > 0 || areas.length > 0

const known = <T extends string>(all: readonly T[], words: readonly string[]): T[] =>
  all.filter((word) => words.includes(word))

const words = (text: string | null): readonly string[] =>
  text === null || text === '' ? [] : text.split('.')

/** The fixed columns and the named ones, in the order of the table. */
export const columnsOf = (names: readonly string[]): readonly ColumnId[] =>
  known(columnIds, [...fixedColumns, ...names])

export const sameColumns = (a: readonly ColumnId[], b: readonly ColumnId[]): boolean =>
  a.join('.') === b.join('.')

function readSort(text: string | null): Sorting | null {
  const descending = text?.startsWith('-') === true
  const by = columnIds.find((id) => id === (descending ? text?.slice(1) : text))
  return by === undefined || by === 'rank' ? null : { by, descending }
}

/** Reads the address; columns that it does not name are those of the device, or the usual ones. */
export function readSettings(params: URLSearchParams, device: string | null): TableSettings {
  const columns = params.get('cols') ?? device
  return {
    columns: columns === null ? usualColumns : columnsOf(words(columns)),
    group: groupings.find((name) => name === params.get('group')) ?? 'none',
    sort: readSort(params.get('sort')),
    search: params.get('q') ?? '',
    traits: known(traits, words(params.get('show'))),
    areas: params.getAll('area'),
  }
}

/** Writes into the address what is not as usual; the rest of the address stays. */
export function writeSettings(params: URLSearchParams, settings: TableSettings): void {
  const { columns, group, sort, search, traits: wanted, areas } = settings
  const entries = {
    cols: sameColumns(columns, usualColumns) ? '' : columns.join('.'),
    group: group === 'none' ? '' : group,
    sort: sort === null ? '' : `${sort.descending ? '-' : ''}${sort.by}`,
    q: search.trim(),
    show: wanted.join('.'),
  }
  for (const [key, value] of Object.entries(entries))
    if (value === '') params.delete(key)
    else params.set(key, value)
  params.delete('area')
  for (const area of areas) params.append('area', area)
}
