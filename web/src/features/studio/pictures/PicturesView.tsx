import type { ViewProps } from '../Views.tsx'
import { AreasPicture } from './AreasPicture.tsx'
import { BudgetPicture } from './BudgetPicture.tsx'
import type { PictureProps } from './picture.ts'
import { sourceText } from './source-text.ts'

/** The state of the page as pictures, each with its finding, its table and its files. */
export function PicturesView({ state, view, onSelect }: ViewProps) {
  const { field, names, draft } = state
  const picture: PictureProps = { view, field, names, draft, source: sourceText(state), onSelect }
  return (
    <>
      <AreasPicture {...picture} />
      <BudgetPicture {...picture} />
    </>
  )
}
