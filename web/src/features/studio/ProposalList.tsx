import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { Names } from './names.ts'
import type { FieldView } from './run-view.ts'

type ProposalListProps = {
  /** By their place in the snapshot. */
  proposals: readonly number[]
  field: FieldView
  names: Names
  onSelect: (proposal: number) => void
  /** What stands behind each name. */
  note?: ((proposal: number) => string) | undefined
}

const shownAtMost = 8

/** Proposals by name, each a button that shows its story. */
export function ProposalList({ proposals, field, names, onSelect, note }: ProposalListProps) {
  const more = proposals.length - shownAtMost
  return (
    <ul role="list" className="studio-proposals">
      {proposals.slice(0, shownAtMost).map((i) => (
        <li key={field.ids[i]}>
          <button type="button" className="studio-proposal" onClick={() => onSelect(i)}>
            <AreaMark
              area={field.areaIds[(field.area[i] ?? 0) - 1] ?? null}
              name={names.areas[(field.area[i] ?? 0) - 1]?.name ?? ''}
              letterOnly
            />
            <span className="studio-proposal-name">
              <span className="muted number">{field.ids[i]}</span> {names.titles[i]}
            </span>
            {note !== undefined && <span className="number">{note(i)}</span>}
          </button>
        </li>
      ))}
      {more > 0 && <li className="muted">{m.studio_more({ n: formatNumber(more) })}</li>}
    </ul>
  )
}
