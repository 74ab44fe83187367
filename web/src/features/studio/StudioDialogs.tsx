import { lazy, type ReactNode } from 'react'
import type { ScenarioView } from '@furrow/core/contract/studio'
import { m } from '../../messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Part } from '../../ui/Part.tsx'
import { FailedDialog } from './FailedDialog.tsx'
import type { RunView } from './run-view.ts'
import type { StudioState } from './use-studio-state.ts'

const ProposeDialog = lazy(async () => ({ default: (await import('./ProposeDialog.tsx')).ProposeDialog }))
const ScenarioDialog = lazy(async () => ({
  default: (await import('./keep/ScenarioDialog.tsx')).ScenarioDialog,
}))

export type Shown = 'scenarios' | 'propose' | 'tune' | 'why' | null

type StudioDialogsProps = {
  state: StudioState
  view: RunView
  dialog: Shown
  tune: ReactNode
  why: ReactNode
  onOpen: (scenario: ScenarioView) => void
  onClose: () => void
}

/** What may lie above the page: scenarios, comparison, proposing, and where there is no room beside the ranking the side panels. */
export function StudioDialogs({ state, view, dialog, ...props }: StudioDialogsProps) {
  const { context, runner, draft, saved, rules, names } = state
  const { onClose } = props
  const callId = context.call.id
  return (
    <>
      <Part at={dialog} loading={null} failed={<FailedDialog onClose={onClose} />}>
        {dialog === 'scenarios' && (
          <ScenarioDialog
            {...{ callId, draft, saved, onClose }}
            maySave={context.maySave}
            onOpen={props.onOpen}
          />
        )}
        {dialog === 'propose' && (
          <ProposeDialog
            {...{ callId, draft, saved, view, rules, names, runner, onClose }}
            seed={context.seed}
            isRehearsal={context.call.rehearsal}
          />
        )}
      </Part>
      <Dialog open={dialog === 'tune'} title={m.studio_tune()} onClose={onClose} sheet>
        {dialog === 'tune' && props.tune}
      </Dialog>
      <Dialog open={dialog === 'why'} title={m.studio_why()} onClose={onClose} sheet>
        {dialog === 'why' && props.why}
      </Dialog>
    </>
  )
}
