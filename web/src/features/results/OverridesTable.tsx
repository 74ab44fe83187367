import type { CallResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'
import { overrideText, whyOf } from '../../ui/override-text.ts'
import { Section } from '../../ui/Page.tsx'
import { Heads } from '../../ui/tables.tsx'

type Row = CallResult['overrides'][number]
type TableProps = { rows: readonly Row[]; title: string; note: string; given: string }

function Table({ rows, title, note, given }: TableProps) {
  if (rows.length === 0) return null
  return (
    <Section title={title} note={note}>
      <table className="table paper-table" aria-label={title}>
        <Heads heads={[m.results_override_reason(), m.results_override_rules(), given]} />
        <tbody>
          {rows.map(({ proposal, kind, reason, computed, award, byHand }) => (
            <tr key={proposal}>
              <td>
                <span className="muted number">{proposal}</span> {byHand && `${overrideText(kind)}: `}
                {whyOf({ byHand, reason }).reason}
              </td>
              <td className="cell-end">{formatHours(computed)}</td>
              <td className="cell-end">
                <strong>{formatHours(award)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** Where the awards are not what the rules gave, by number and with the reason: by hand, or as they were answered since. */
export function OverridesTable({ result: { overrides } }: { result: CallResult }) {
  return (
    <>
      <Table
        rows={overrides.filter(({ byHand }) => byHand)}
        title={m.results_overrides()}
        note={m.results_overrides_note()}
        given={m.results_override_given()}
      />
      <Table
        rows={overrides.filter(({ byHand }) => !byHand)}
        title={m.results_moved()}
        note={m.results_moved_note()}
        given={m.results_moved_now()}
      />
    </>
  )
}
