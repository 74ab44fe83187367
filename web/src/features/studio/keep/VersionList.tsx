import { useQuery } from '@tanstack/react-query'
import type { ScenarioHistory, ScenarioView } from '@furrow/core/contract/studio'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { formatMoment } from '../../../ui/format.ts'
import { QueryStates } from '../../../ui/states.tsx'
import { studioQueries } from '../queries.ts'

export type Version = ScenarioHistory['items'][number]

type VersionListProps = {
  scenario: ScenarioView
  onOpen: (version: Version) => void
  /** Only its owner brings a version back. */
  onRestore: ((version: Version) => void) | null
}

function Line({ version, isLast, onOpen, onRestore }: LineProps) {
  return (
    <li className="studio-version" data-version={version.version}>
      <span>
        {m.studio_version_of({ name: version.name, version: version.version })}{' '}
        <span className="muted small">
          {m.studio_version_by({ name: version.savedBy, moment: formatMoment(version.savedAt) })}
        </span>
        {version.note !== '' && <span className="studio-note small">{version.note}</span>}
      </span>
      <span className="row">
        <Button size="small" onClick={() => onOpen(version)}>
          {m.studio_open_scenario()}
        </Button>
        {onRestore !== null && !isLast && (
          <Button size="small" look="quiet" onClick={() => onRestore(version)}>
            {m.studio_version_restore()}
          </Button>
        )}
      </span>
    </li>
  )
}
type LineProps = Omit<VersionListProps, 'scenario'> & { version: Version; isLast: boolean }

/** What a scenario was each time that somebody saved it, the last first. */
export function VersionList({ scenario, ...deeds }: VersionListProps) {
  const query = useQuery(studioQueries.versions(scenario))
  return (
    <QueryStates query={query}>
      {({ items }) =>
        items.length < 2 ? (
          <p className="muted small">{m.studio_version_only()}</p>
        ) : (
          <ol className="studio-versions" aria-label={m.studio_history_of({ name: scenario.name })}>
            {items.map((version, place) => (
              <Line key={version.version} {...deeds} version={version} isLast={place === 0} />
            ))}
          </ol>
        )
      }
    </QueryStates>
  )
}
