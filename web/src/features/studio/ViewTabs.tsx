import type { KeyboardEvent } from 'react'
import { m } from '../../messages.ts'
import { studioViews, type StudioView } from './use-view.ts'

type ViewTabsProps = { shown: StudioView; onShow: (view: StudioView) => void }

const names: Readonly<Record<StudioView, () => string>> = {
  ranking: m.studio_view_ranking,
  pictures: m.studio_view_pictures,
  compare: m.studio_view_compare,
  calibration: m.studio_view_calibration,
}

const last = studioViews.length - 1

/** The tab that a key leads to, or null. */
function nextTab(key: string, at: number): StudioView | null {
  if (key === 'ArrowRight') return studioViews[at === last ? 0 : at + 1] ?? null
  if (key === 'ArrowLeft') return studioViews[at === 0 ? last : at - 1] ?? null
  if (key === 'Home') return studioViews[0]
  return key === 'End' ? (studioViews[last] ?? null) : null
}

export const panelId = 'studio-view'
export const tabId = (view: StudioView): string => `studio-tab-${view}`

/** The views of the middle pane as tabs; arrows move and show. */
export function ViewTabs({ shown, onShow }: ViewTabsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextTab(event.key, studioViews.indexOf(shown))
    if (next === null) return
    event.preventDefault()
    onShow(next)
    document.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus
    <div role="tablist" className="studio-tabs" aria-label={m.studio_views()} onKeyDown={onKeyDown}>
      {studioViews.map((view) => (
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
}
