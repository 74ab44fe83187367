import { useCallback, useMemo, useState, type Ref } from 'react'
import { m } from '../../../messages.ts'
import type { Names } from '../names.ts'
import { ChancesBar } from '../chances/ChancesBar.tsx'
import type { ChancesView } from '../chances/chances-view.ts'
import { discussedIn } from '../chances/discussion-note.ts'
import type { FieldView, RunView } from '../run-view.ts'
import type { StudioState } from '../use-studio-state.ts'
import { usePhone } from '../use-phone.ts'
import type { CellContext } from './column.ts'
import { shownColumns } from './columns.ts'
import { stripOf } from './rank-strip.ts'
import { RankingTable, type RankingHandle } from './RankingTable.tsx'
import type { ColumnId, Sorting } from './table-settings.ts'
import { Chips, TableTools } from './TableTools.tsx'
import { useLayout, useMissing } from './use-layout.ts'
import { useTableSettings } from './use-table-settings.ts'

type RankingPaneProps = {
  state: StudioState
  view: RunView
  onSelect: (proposal: number) => void
  onOpen: (proposal: number) => void
  ref?: Ref<RankingHandle>
}

const phoneColumns: readonly ColumnId[] = ['rank', 'proposal', 'area', 'score', 'given']

/** The names of the groups; the first is that of what belongs to none. */
const groupNamesOf = (group: string, field: FieldView, names: Names): readonly string[] =>
  group === 'track'
    ? [m.studio_no_track(), ...field.tracks.map(({ name }) => name)]
    : [m.studio_no_area(), ...names.areas.map(({ name }) => name)]

function useFolded() {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const onFold = useCallback(
    (group: number) =>
      setFolded((before) => {
        const next = new Set(before)
        if (!next.delete(group)) next.add(group)
        return next
      }),
    [],
  )
  return { folded, onFold }
}

/** Whether a row is marked: in the grey zone that the page names, or without draws, drawn by the policy. */
const greyOf =
  ({ tier }: RunView, chances: ChancesView | null) =>
  (i: number): boolean =>
    chances === null ? tier?.[i] === 2 : chances.grey[i] === 1

/** Proposals that the note of the saved scenario marks for discussion. */
function useDiscussed({ saved, field }: StudioState): ReadonlySet<number> {
  const note = saved?.note ?? ''
  return useMemo(() => {
    const ids = new Set(discussedIn(note))
    return new Set([...field.ids.keys()].filter((i) => ids.has(field.ids[i] ?? '')))
  }, [note, field])
}

/** The ranking with what it is searched, filtered, grouped and sorted by, and how sure it is. */
export function RankingPane({ state, view, ref, ...does }: RankingPaneProps) {
  const { before, field, names, selected } = state
  const { settings, change } = useTableSettings()
  const onSort = useCallback((sort: Sorting | null) => change({ sort }), [change])
  const { folded, onFold } = useFolded()
  const missing = useMissing(field, names)
  const isPhone = usePhone()
  const { found, staleness } = state.chances
  const chances = found?.ok === true ? found.chances : null
  const discussed = useDiscussed(state)
  const strip = useMemo(() => chances && stripOf(chances), [chances])
  // A move draws the page twice, for the control and for its run: the table has to be the same object the first time.
  const context = useMemo<CellContext>(
    () => ({ view, before, field, names, chances, strip, discussed }),
    [view, before, field, names, chances, strip, discussed],
  )
  const isGrey = useMemo(() => greyOf(view, chances), [view, chances])
  const layout = useLayout({ context, settings, folded, isGrey })
  const hasChances = chances !== null
  const { group } = settings
  const groupNames = useMemo(() => groupNamesOf(group, field, names), [group, field, names])
  const columns = useMemo(
    () => shownColumns(isPhone ? phoneColumns : settings.columns, { hasChances, missing }),
    [isPhone, settings.columns, hasChances, missing],
  )
  const tools = {
    settings,
    field,
    names,
    missing,
    onChange: change,
    shown: layout.count,
    of: field.ids.length,
  }
  return (
    <div className="studio-ranking-pane">
      <div className="studio-ranking-top">
        <TableTools {...tools} />
        <ChancesBar state={state} view={view} />
      </div>
      <Chips {...tools} />
      {layout.count === 0 ? (
        <p className="muted studio-nothing">{m.studio_filter_nothing()}</p>
      ) : (
        <RankingTable
          {...{ layout, context, columns, folded, selected, staleness, isGrey, isPhone, onFold, ...does }}
          {...(ref !== undefined && { ref })}
          sort={settings.sort}
          groupNames={groupNames}
          onSort={onSort}
        />
      )}
    </div>
  )
}
