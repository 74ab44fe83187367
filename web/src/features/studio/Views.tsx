import { lazy, type ReactNode } from 'react'
import { m } from '../../messages.ts'
import { OwnHeading } from '../../ui/Page.tsx'
import { Part, PartFailed } from '../../ui/Part.tsx'
import type { RunView } from './run-view.ts'
import type { StudioState } from './use-studio-state.ts'
import type { StudioView } from './use-view.ts'
import { panelId, tabId } from './ViewTabs.tsx'

/** What every view beside the ranking is given. */
export type ViewProps = {
  readonly state: StudioState
  readonly view: RunView
  readonly onSelect: (proposal: number) => void
}

const others = {
  pictures: lazy(async () => ({ default: (await import('./pictures/PicturesView.tsx')).PicturesView })),
  compare: lazy(async () => ({ default: (await import('./compare/CompareView.tsx')).CompareView })),
  truth: lazy(async () => ({ default: (await import('./truth/TruthView.tsx')).TruthView })),
  calibration: lazy(async () => ({
    default: (await import('./calibration/CalibrationView.tsx')).CalibrationView,
  })),
}

type ViewsProps = ViewProps & { shown: StudioView; ranking: ReactNode }

/** The panel below the tabs; every view but the ranking is loaded when it is first shown. */
export function Views({ shown, ranking, ...props }: ViewsProps) {
  const failed = (
    <OwnHeading>
      <PartFailed kept={m.studio_kept_in_address()} />
    </OwnHeading>
  )
  const Other = shown === 'ranking' ? null : others[shown]
  return (
    <div
      role="tabpanel"
      id={panelId}
      aria-labelledby={tabId(shown)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to take the focus
      tabIndex={Other === null ? undefined : 0}
      className={Other === null ? 'studio-view-ranking' : 'studio-view'}
    >
      {Other === null ? (
        ranking
      ) : (
        <Part at={shown} failed={failed}>
          <Other {...props} />
        </Part>
      )}
    </div>
  )
}
