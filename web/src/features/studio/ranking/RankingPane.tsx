import { useMemo, useState, type Ref } from 'react'
import { m } from '../../../messages.ts'
import type { Names } from '../names.ts'
import type { FieldView, RunView } from '../run-view.ts'
import { usePhone } from '../use-phone.ts'
import { shownColumns, type CellContext } from './columns.tsx'
import { RankingTable, type RankingHandle } from './RankingTable.tsx'
import type { ColumnId } from './table-settings.ts'
import { TableTools } from './TableTools.tsx'
import { useLayout, useMissing } from './use-layout.ts'
import { useTableSettings } from './use-table-settings.ts'

type RankingPaneProps = {
  view: RunView
  before: RunView | null
  field: FieldView
  names: Names
  selected: number | null
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
  const onFold = (group: number) =>
    setFolded((before) => {
      const next = new Set(before)
      if (!next.delete(group)) next.add(group)
      return next
    })
  return { folded, onFold }
}

/** The ranking with what it is searched, filtered, grouped and sorted by. */
export function RankingPane({ view, before, field, names, selected, ref, ...does }: RankingPaneProps) {
  const { settings, change } = useTableSettings()
  const { folded, onFold } = useFolded()
  const missing = useMissing(field, names)
  const isPhone = usePhone()
  const chances = null
  const context: CellContext = { view, before, field, names, chances }
  const isGrey = useMemo(() => {
    const { tier } = view
    return (i: number) => tier?.[i] === 2
  }, [view])
  const layout = useLayout({ context, settings, folded, isGrey })
  const columns = shownColumns(isPhone ? phoneColumns : settings.columns, context, missing)
  return (
    <div className="studio-ranking-pane">
      <TableTools
        {...{ settings, field, names, missing }}
        onChange={change}
        shown={layout.count}
        of={field.ids.length}
      />
      {layout.count === 0 ? (
        <p className="muted studio-nothing">{m.studio_filter_nothing()}</p>
      ) : (
        <RankingTable
          {...{ layout, context, columns, folded, selected, isGrey, isPhone, onFold, ...does }}
          {...(ref !== undefined && { ref })}
          sort={settings.sort}
          groupNames={groupNamesOf(settings.group, field, names)}
          isStale={false}
          onSort={(sort) => change({ sort })}
        />
      )}
    </div>
  )
}
