import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { ScenarioView } from '@furrow/core/contract/studio'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Textarea, TextInput } from '../../../ui/inputs.tsx'
import { ProblemLine, QueryStates } from '../../../ui/states.tsx'
import { toast } from '../../../ui/Toasts.tsx'
import type { Draft } from '../draft.ts'
import { studioQueries, useScenarioChanges } from '../queries.ts'
import { ScenarioLine, type Changes } from './ScenarioLine.tsx'

type ScenarioDialogProps = {
  callId: string
  draft: Draft
  saved: ScenarioView | null
  maySave: boolean
  onOpen: (scenario: ScenarioView) => void
  onClose: () => void
}

type SaveFormProps = Pick<ScenarioDialogProps, 'draft' | 'saved' | 'onOpen'> & {
  changes: Changes
}

function SaveForm({ draft, saved, onOpen, changes }: SaveFormProps) {
  const [name, setName] = useState(draft.name)
  const [note, setNote] = useState(saved?.note ?? '')
  const save = (over: ScenarioView | null) =>
    changes.save.mutate(
      { draft, name: name.trim(), note: note.trim(), over, from: saved?.id ?? null },
      {
        onSuccess: (scenario) => {
          toast(m.studio_saved({ name: scenario.name }))
          onOpen(scenario)
        },
      },
    )
  const isOwn = saved?.mine === true
  return (
    <form
      className="studio-save"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') save(isOwn ? saved : null)
      }}
    >
      <Field label={m.studio_name()}>
        <TextInput value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={m.studio_note()} optional>
        <Textarea rows={2} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="row">
        {isOwn && (
          <Button type="submit" look="primary" busy={changes.save.isPending} disabled={name.trim() === ''}>
            {m.studio_save()}
          </Button>
        )}
        <Button
          look={isOwn ? 'plain' : 'primary'}
          busy={changes.save.isPending}
          disabled={name.trim() === ''}
          onClick={() => save(null)}
        >
          {m.studio_save_as()}
        </Button>
      </div>
      <ProblemLine error={changes.save.error} />
    </form>
  )
}

/** The saved scenarios of the call, and saving what is seen under a name. */
export function ScenarioDialog({ callId, draft, saved, maySave, onOpen, onClose }: ScenarioDialogProps) {
  const query = useQuery(studioQueries.scenarios(callId))
  const changes = useScenarioChanges(callId)
  return (
    <Dialog open wide title={m.studio_scenario_menu()} onClose={onClose}>
      {maySave && <SaveForm draft={draft} saved={saved} onOpen={onOpen} changes={changes} />}
      <QueryStates query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{m.studio_no_scenarios()}</p>
          ) : (
            <ul role="list" className="studio-scenarios">
              {items.map((scenario) => (
                <ScenarioLine
                  key={scenario.id}
                  scenario={scenario}
                  onOpen={onOpen}
                  changes={changes}
                  maySave={maySave}
                />
              ))}
            </ul>
          )
        }
      </QueryStates>
      <ProblemLine error={changes.remove.error ?? changes.duplicate.error ?? changes.restore.error} />
    </Dialog>
  )
}
