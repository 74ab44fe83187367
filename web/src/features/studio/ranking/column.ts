import type { ReactNode } from 'react'
import type { ChancesView } from '../chances/chances-view.ts'
import type { Names } from '../names.ts'
import type { FieldView, RunView } from '../run-view.ts'
import type { Strip } from './rank-strip.ts'
import type { ColumnId } from './table-settings.ts'

/** All that a cell may show. */
export type CellContext = {
  readonly view: RunView
  /** What the changes are shown against. */
  readonly before: RunView | null
  readonly field: FieldView
  readonly names: Names
  readonly chances: ChancesView | null
  /** The ranks that the intervals are drawn among; null without draws. */
  readonly strip: Strip | null
  /** Marked for discussion. */
  readonly discussed: ReadonlySet<number>
}

export type Column = {
  readonly head: () => string
  /** Where it is chosen, if the head is too short for it. */
  readonly name?: () => string
  /** In full, where the head is short. */
  readonly title?: () => string
  /** Track of the grid, and the pixels that it takes at least. */
  readonly width: number
  /** The same where not all columns fit the pane. */
  readonly tightWidth?: number
  readonly grows?: true
  readonly isNumber?: true
  readonly cell: (context: CellContext, proposal: number) => ReactNode
  /** What it sorts by: NaN for none. Large first where the first click should show the most. */
  readonly value?: (context: CellContext) => (proposal: number) => number
  readonly text?: (context: Pick<CellContext, 'field' | 'names'>) => readonly string[]
  readonly largeFirst?: true
}

/** Columns by their ids, of one subject. */
export type Columns = Partial<Readonly<Record<ColumnId, Column>>>
