import { useState } from 'react'
import type { ScenarioView } from '@furrow/core/contract/studio'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { formatMoment } from '../../../ui/format.ts'
import { toast } from '../../../ui/Toasts.tsx'
import type { useScenarioChanges } from '../queries.ts'
import { VersionList, type Version } from './VersionList.tsx'

export type Changes = ReturnType<typeof useScenarioChanges>

type LineProps = {
  scenario: ScenarioView
  onOpen: (scenario: ScenarioView) => void
  changes: Changes
  maySave: boolean
}

/** Who made a scenario, when it was saved last, and from which other it was made. */
function Origin({ scenario }: Pick<LineProps, 'scenario'>) {
  const { ownerName: name, updatedAt, forkedFrom } = scenario
  return (
    <span className="muted small studio-origin">
      {m.studio_version_by({ name, moment: formatMoment(updatedAt) })}
      {forkedFrom !== null &&
        ` · ${m.studio_made_from({ name: forkedFrom.name, owner: forkedFrom.ownerName })}`}
    </span>
  )
}

function useDeeds({ scenario, onOpen, changes }: LineProps) {
  const remove = () =>
    changes.remove.mutate(scenario.id, {
      onSuccess: () =>
        toast(m.studio_deleted({ name: scenario.name }), () => changes.restore.mutate(scenario.id)),
    })
  const copy = () =>
    changes.duplicate.mutate({ id: scenario.id, name: m.studio_copy_of({ name: scenario.name }) })
  /** The old state becomes the newest version; nothing of the history is lost. */
  const bringBack = ({ content, name, note, version }: Version) =>
    changes.save.mutate(
      { draft: content, name, note, over: scenario, from: null },
      {
        onSuccess: (saved) => {
          toast(m.studio_version_restored({ name, version }))
          onOpen(saved)
        },
      },
    )
  return { remove, copy, bringBack }
}

/** One saved scenario with what can be done with it, and its history. */
export function ScenarioLine(props: LineProps) {
  const { scenario, onOpen, maySave } = props
  const { remove, copy, bringBack } = useDeeds(props)
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="studio-scenario" data-scenario={scenario.name}>
      <span>
        <strong>{scenario.name}</strong> <Origin scenario={scenario} />
        {scenario.note !== '' && <span className="studio-note small">{scenario.note}</span>}
      </span>
      <span className="row">
        <Button size="small" onClick={() => onOpen(scenario)}>
          {m.studio_open_scenario()}
        </Button>
        <Button size="small" look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {m.studio_history()}
        </Button>
        {maySave && (
          <Button size="small" look="quiet" onClick={copy}>
            {m.studio_duplicate()}
          </Button>
        )}
        {scenario.mine && (
          <Button size="small" look="quiet" onClick={remove}>
            {m.studio_delete()}
          </Button>
        )}
      </span>
      {isOpen && (
        <VersionList
          scenario={scenario}
          onOpen={({ content, name }) => onOpen({ ...scenario, content, name })}
          onRestore={scenario.mine ? bringBack : null}
        />
      )}
    </li>
  )
}
