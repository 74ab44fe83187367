import type { CallResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'
import { overrideText } from '../../ui/override-text.ts'
import { Section } from '../../ui/Page.tsx'
import { Heads } from '../../ui/tables.tsx'

/** Where the decision departs from what the rules gave, by number and with its reason. */
export function OverridesTable({ result }: { result: CallResult }) {
  if (result.overrides.length === 0) return null
  return (
    <Section title={m.results_overrides()} note={m.results_overrides_note()}>
      <table className="table paper-table" aria-label={m.results_overrides()}>
        <Heads
          heads={[m.results_override_reason(), m.results_override_rules(), m.results_override_given()]}
        />
        <tbody>
          {result.overrides.map(({ proposal, kind, reason, computed, award }) => (
            <tr key={proposal}>
              <td>
                <span className="muted number">{proposal}</span> {overrideText(kind)}: {reason}
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
