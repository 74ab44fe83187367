import type { Draft } from '../draft.ts'
import type { Names } from '../names.ts'
import type { FieldView, RunView } from '../run-view.ts'

/** What every picture of one run is drawn from. */
export type PictureProps = {
  readonly view: RunView
  readonly field: FieldView
  readonly names: Names
  readonly draft: Draft
  readonly source: string
  readonly onSelect: (proposal: number) => void
}
