import { memo, type KeyboardEvent } from 'react'
import { m } from '../../messages.ts'
import { studioViews, type StudioView } from './use-view.ts'

type ViewTabsProps = {
  /** What is known to be right is shown where anybody knows it. */
  hasTruth: boolean
  shown: StudioView
  onShow: (view: StudioView) => void
}

const names: Readonly<Record<StudioView, () => string>> = {
  ranking: m.studio_view_ranking,
  pictures: m.studio_view_pictures,
  compare: m.studio_view_compare,
  calibration: m.studio_view_calibration,
  truth: m.studio_view_truth,
}

/** The tab that a key leads to, or null. */
function nextTab(views: readonly StudioView[], key: string, at: number): StudioView | null {
  const last = views.length - 1
  if (key === 'ArrowRight') return views[at === last ? 0 : at + 1] ?? null
  if (key === 'ArrowLeft') return views[at === 0 ? last : at - 1] ?? null
  if (key === 'Home') return views[0] ?? null
  return key === 'End' ? (views[last] ?? null) : null
}

export const panelId = 'studio-view'
export const tabId = (view: StudioView): string => `studio-tab-${view}`

/** The views of the middle pane as tabs; arrows move and show. */
export const ViewTabs = memo(function ViewTabs({ hasTruth, shown, onShow }: ViewTabsProps) {
  const views = studioViews.filter((view) => view !== 'truth' || hasTruth)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextTab(views, event.key, views.indexOf(shown))
    if (next === null) return
    event.preventDefault()
    onShow(next)
    document.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus
    <div role="tablist" className="studio-tabs" aria-label={m.studio_views()} onKeyDown={onKeyDown}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          id={tabId(view)}
          aria-selected={view === shown}
          aria-controls={panelId}
          tabIndex={view === shown ? 0 : -1}
          className="studio-tab"
          onClick={() => onShow(view)}
        >
          {names[view]()}
        </button>
      ))}
    </div>
  )
})
