import type { CallResult, CallStatistics } from '@furrow/core/contract/results'
import { useQuery } from '@tanstack/react-query'
import { m } from '../../messages.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { formatFixed, formatHours, formatNumber, formatShare } from '../../ui/format.ts'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { Section } from '../../ui/Page.tsx'
import type { RuleNames } from '../../ui/rule-text.ts'
import { QueryStates } from '../../ui/states.tsx'
import { groupName, groupNames, tableName, type GroupNames } from './group-text.ts'
import { resultQueries } from './queries.ts'
import { Heads, ScrollRegion } from '../../ui/tables.tsx'

type Table = CallStatistics['tables'][number]
type TableProps = { table: Table; names: GroupNames }

const masked = () => <span className="muted">{m.results_group_masked()}</span>

function GroupRow({ table, row, names }: TableProps & { row: Table['rows'][number] }) {
  const { proposals, funded, requested, awarded } = row
  return (
    <tr>
      <th scope="row">{groupName(table.dimension, row.id, names)}</th>
      <td className="cell-end">{formatNumber(proposals)}</td>
      <td className="cell-end">{funded === null ? masked() : formatNumber(funded)}</td>
      <td className="cell-end">{funded === null ? masked() : formatShare(funded / proposals)}</td>
      {!table.masked && (
        <>
          <td className="cell-end">{formatHours(requested ?? 0)}</td>
          <td className="cell-end">{formatHours(awarded ?? 0)}</td>
        </>
      )}
    </tr>
  )
}

const headsOf = ({ masked: isMasked }: Table): readonly string[] => [
  m.results_group(),
  m.results_group_proposals(),
  m.results_group_funded(),
  m.results_group_rate(),
  ...(isMasked ? [] : [m.results_group_requested(), m.results_group_awarded()]),
]

function GroupTable({ table, names }: TableProps) {
  const title = tableName(table.dimension)
  if (table.rows.length === 0)
    return (
      <div className="stack-s">
        <h3>{title}</h3>
        <p className="muted">{m.results_group_too_few()}</p>
      </div>
    )
  return (
    <div className="stack-s">
      <h3>{title}</h3>
      <ScrollRegion label={title}>
        <table className="table table-compact paper-table narrow-table group-table" aria-label={title}>
          <Heads heads={headsOf(table)} />
          <tbody>
            {table.rows.map((row) => (
              <GroupRow key={row.id ?? '*'} table={table} row={row} names={names} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}

const places = (value: number | null) => (value === null ? '–' : formatFixed(value, 2))

/** Agreement in one sentence and three numbers. */
function Agreement({ agreement }: { agreement: CallStatistics['agreement'] }) {
  if (agreement === null) return <p className="muted">{m.results_agreement_few()}</p>
  const { alpha, single, interval, mean, reviews } = agreement
  if (single === null) return <p className="muted">{m.results_agreement_undefined()}</p>
  return (
    <>
      <p className="prose">{m.results_agreement_finding({ share: formatShare(Math.max(0, single)) })}</p>
      <StatRow>
        <Stat
          label={m.results_agreement_alpha()}
          value={places(alpha)}
          note={m.results_agreement_alpha_note()}
        />
        <Stat
          label={m.results_agreement_single()}
          value={places(single)}
          note={
            interval !== null &&
            m.results_agreement_interval({ from: places(interval[0]), to: places(interval[1]) })
          }
        />
        <Stat label={m.results_agreement_mean()} value={places(mean)} />
        <Stat label={m.results_agreement_reviews()} value={formatNumber(reviews)} />
      </StatRow>
    </>
  )
}

function Files({ callId }: { callId: string }) {
  const path = `/api/results/${encodeURIComponent(callId)}`
  return (
    <div className="row" role="group" aria-label={m.results_take_along()}>
      <ButtonLink size="small" href={`${path}/awards.csv`} download>
        {m.results_awards_csv()}
      </ButtonLink>
      <ButtonLink size="small" href={path}>
        {m.results_awards_json()}
      </ButtonLink>
      <ButtonLink size="small" href={`${path}/statistics.csv`} download>
        {m.results_statistics_csv()}
      </ButtonLink>
      <ButtonLink size="small" href={`${path}/statistics`}>
        {m.results_statistics_json()}
      </ButtonLink>
    </div>
  )
}

type Props = { result: CallResult; names: RuleNames }

/** Who got hours, by group, and how far the reviewers agreed; nothing that tells of fewer than five. */
export function Statistics({ result, names }: Props) {
  const query = useQuery(resultQueries.statistics(result.callId))
  return (
    <>
      <Section
        title={m.results_statistics()}
        id="statistics"
        note={result.snapshotPublished ? m.results_statistics_note() : m.results_statistics_note_masked()}
      >
        <QueryStates query={query}>
          {({ tables, tracks, funded, proposals }) => (
            <div className="stack-l">
              {proposals > 0 && (
                <p>
                  {m.results_statistics_finding({
                    share: formatShare(funded / proposals),
                    funded: formatNumber(funded),
                    proposals: formatNumber(proposals),
                  })}
                </p>
              )}
              {tables.map((table) => (
                <GroupTable key={table.dimension} table={table} names={groupNames(names, tracks)} />
              ))}
              <Files callId={result.callId} />
            </div>
          )}
        </QueryStates>
      </Section>
      {query.data !== undefined && (
        <Section title={m.results_agreement()}>
          <Agreement agreement={query.data.agreement} />
        </Section>
      )}
    </>
  )
}
