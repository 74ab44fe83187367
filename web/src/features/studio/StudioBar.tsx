import type { ReactNode } from 'react'
import { m } from '../../messages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/inputs.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { ExportMenu } from './keep/ExportMenu.tsx'
import { share } from './keep/share.ts'
import type { StudioState } from './use-studio-state.ts'

type StudioBarProps = {
  state: StudioState
  isChanged: boolean
  onReset: () => void
  /** Opens the help of the keys. */
  keysButton: ReactNode
  onDialog: (dialog: 'scenarios' | 'propose' | 'tune') => void
}

/** Which scenario is seen, what it is compared with, and what can be done with it. */
export function StudioBar({ state, isChanged, onReset, keysButton, onDialog }: StudioBarProps) {
  const { context, draft, studio } = state
  return (
    <header className="studio-bar">
      <h1>
        {m.studio_title()} <span className="muted studio-call">{context.call.title}</span>
      </h1>
      <div className="row studio-scenario-choice">
        <Button size="small" onClick={() => onDialog('scenarios')}>
          {m.studio_scenario()}: {draft.name === '' ? m.studio_unnamed() : draft.name} ▾
        </Button>
        {isChanged && <Badge>{m.studio_changed_mark()}</Badge>}
        <label className="row small muted">
          {m.studio_against()}
          <Select value={state.baselineId} onChange={(event) => state.setBaselineId(event.target.value)}>
            <option value="">{m.studio_published()}</option>
            {state.scenarios.map((scenario) => (
              <option key={scenario.id} value={scenario.id}>
                {state.shownNames.get(scenario.id)}
              </option>
            ))}
          </Select>
        </label>
      </div>
      <div className="row studio-tools">
        <span className="studio-phone">
          <Button size="small" title={m.studio_tune_open()} onClick={() => onDialog('tune')}>
            {m.studio_tune()}
          </Button>
        </span>
        <Button
          size="small"
          look="quiet"
          aria-label={m.studio_undo()}
          title="Ctrl+Z"
          disabled={studio.history.past.length === 0}
          onClick={studio.back}
        >
          ⟲
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-label={m.studio_redo()}
          title="Ctrl+Shift+Z"
          disabled={studio.history.future.length === 0}
          onClick={studio.forth}
        >
          ⟳
        </Button>
        <Button size="small" look="quiet" title={m.studio_reset_all()} onClick={onReset}>
          {m.studio_reset()}
        </Button>
        <Button
          size="small"
          look="quiet"
          onClick={() => void share(state).catch(() => toast(m.studio_share_failed()))}
        >
          {m.studio_share()}
        </Button>
        {keysButton}
        <ExportMenu state={state} />
        {context.mayPropose && (
          <Button size="small" look="primary" onClick={() => onDialog('propose')}>
            {m.studio_propose()}
          </Button>
        )}
      </div>
    </header>
  )
}
