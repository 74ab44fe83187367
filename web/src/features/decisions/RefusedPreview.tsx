import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatHours } from '../../ui/format.ts'
import { overrideText } from '../../ui/override-text.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { problemsOf } from './override-problems.ts'
import type { Drafted, Given } from './preview-queries.ts'

type RowProps = { given: Given; problems: readonly string[]; onRemove: () => void }

function Row({ given, problems, onRemove }: RowProps) {
  const { proposal, kind, award, reason } = given
  return (
    <tr data-override={proposal}>
      <td>
        <span className="number">{proposal}</span>
        <p className="small">
          {overrideText(kind)}: {reason}
        </p>
        {problems.map((problem) => (
          <p key={problem} className="field-error">
            {problem}
          </p>
        ))}
      </td>
      <td className="cell-end">
        <strong>{formatHours(award)}</strong>
      </td>
      <td className="cell-end">
        <Button size="small" aria-label={m.decisions_override_remove_of({ proposal })} onClick={onRemove}>
          {m.decisions_override_remove()}
        </Button>
      </td>
    </tr>
  )
}

/** In place of a preview that the server refuses: what was decided by hand, what is wrong with it, and how to take it back. */
export function RefusedPreview({ drafted, error }: { drafted: Drafted; error: unknown }) {
  const { callId, overrides, set } = drafted
  const { ofOne, ofAll } = problemsOf(error)
  return (
    <Page
      title={m.decisions_preview()}
      above={<Link href={`/app/calls/${callId}/studio`}>{m.decisions_to_studio()}</Link>}
      lead={m.decisions_refused_lead()}
    >
      <Section title={m.decisions_overrides()}>
        {ofAll.map((problem) => (
          <p key={problem} className="field-error" role="alert">
            {problem}
          </p>
        ))}
        <table className="table paper-table override-table" aria-label={m.decisions_overrides()}>
          <thead>
            <tr>
              <th scope="col">{m.decisions_only_proposal()}</th>
              <th scope="col" className="cell-end">
                {m.decisions_given()}
              </th>
              <th scope="col">
                <span className="visually-hidden">{m.decisions_override_remove()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {overrides.map((given, place) => (
              <Row
                // oxlint-disable-next-line react/no-array-index-key -- one proposal may stand twice, which is what is wrong
                key={`${given.proposal} ${place}`}
                given={given}
                problems={ofOne.get(place) ?? []}
                onRemove={() => set(overrides.filter((_, other) => other !== place))}
              />
            ))}
          </tbody>
        </table>
      </Section>
    </Page>
  )
}
