import { seenName } from '../seen-name.ts'
import { SeverityPicture } from '../calibration/SeverityPicture.tsx'
import type { ViewProps } from '../Views.tsx'
import { AreasPicture } from './AreasPicture.tsx'
import { BudgetPicture } from './BudgetPicture.tsx'
import { CurvePicture } from './CurvePicture.tsx'
import type { PictureProps } from './picture.ts'
import { RankingPicture } from './RankingPicture.tsx'
import { SensitivityPicture } from './SensitivityPicture.tsx'
import { SlopePicture } from './SlopePicture.tsx'
import { sourceText } from './source-text.ts'
import { SuccessPicture } from './SuccessPicture.tsx'

/** The state of the page as pictures, each with its finding, its table and its files. */
export function PicturesView({ state, view, onSelect }: ViewProps) {
  const { field, names, draft, before, beforeName, rules, runner } = state
  const picture: PictureProps = { view, field, names, draft, source: sourceText(state), onSelect }
  return (
    <>
      <AreasPicture {...picture} />
      <BudgetPicture {...picture} />
      <RankingPicture {...picture} runner={runner} chances={state.chances} />
      <SuccessPicture {...picture} />
      {before !== null && <SlopePicture {...picture} {...{ before, beforeName }} name={seenName(state)} />}
      <SensitivityPicture {...picture} {...{ rules, runner }} />
      <CurvePicture {...picture} runner={runner} />
      <SeverityPicture {...picture} runner={runner} />
    </>
  )
}
