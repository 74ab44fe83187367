import type { DecisionDocument, OverrideView } from '@furrow/core/contract/decisions'
import { m } from '../../messages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatHours } from '../../ui/format.ts'
import { overrideText, whyOf } from '../../ui/override-text.ts'
import { Section } from '../../ui/Page.tsx'
import { originText } from './origin-text.ts'
import { overridesOf, paperPlan } from './paper-plan.ts'
import { PrintedMoves } from './PrintedMoves.tsx'
import { ProposalName } from './ProposalName.tsx'
import { warningText } from './warning-text.ts'

/** Beside a proposal that the rules did not decide alone: what was done or happened, and why. */
export function OverrideMark({ override }: { override: OverrideView | undefined }) {
  if (override === undefined) return null
  const { byHand, kind } = override
  return (
    <p className="small override-mark">
      <Badge tone="strong">{originText(override)}</Badge>{' '}
      <span className="override-why">
        {byHand && `${overrideText(kind)}: `}
        {whyOf(override).reason}
      </span>
    </p>
  )
}

/** How an override is taken back, and what stood against taking back the last one. */
export type Removing = {
  readonly onRemove: (proposal: string) => void
  readonly refused: { readonly proposal: string; readonly why: string } | null
}

type RowProps = {
  decision: DecisionDocument
  override: OverrideView
  removing: Removing | undefined
}

function Row({ decision, override, removing }: RowProps) {
  const { proposal, kind, award, computed, byHand, warnings } = override
  const { reason, by } = whyOf(override)
  return (
    <tr data-override={proposal}>
      <td>
        <ProposalName decision={decision} number={proposal} />
        <p className="small">
          {byHand && `${overrideText(kind)}: `}
          {reason} <span className="muted">({by})</span>
        </p>
        {warnings.map((warning) => (
          <p key={warning} className="small override-warning">
            {warningText[warning]()}
          </p>
        ))}
        {removing?.refused?.proposal === proposal && (
          <p className="field-error" role="alert">
            {removing.refused.why}
          </p>
        )}
      </td>
      <td className="cell-end">{formatHours(computed)}</td>
      <td className="cell-end">
        <strong>{formatHours(award)}</strong>
      </td>
      {removing !== undefined && (
        <td className="cell-end">
          <Button
            size="small"
            aria-label={m.decisions_override_remove_of({ proposal })}
            onClick={() => removing.onRemove(proposal)}
          >
            {m.decisions_override_remove()}
          </Button>
        </td>
      )}
    </tr>
  )
}

type OverridesProps = { decision: DecisionDocument; removing?: Removing }

/** Every award that is given or kept back by hand, beside what the rules gave; what a later decision changes stands apart. */
export function Overrides({ decision, removing }: OverridesProps) {
  const rows = overridesOf(decision).byHand
  if (rows.length === 0 && removing === undefined) return null
  if (rows.length === 0)
    return (
      <Section title={m.decisions_overrides()}>
        <p>{m.decisions_overrides_none()}</p>
      </Section>
    )
  return (
    <Section title={m.decisions_overrides()} note={m.decisions_overrides_note()} id="overrides">
      <OverrideTable
        label={m.decisions_overrides()}
        decision={decision}
        rows={rows}
        part="overrides"
        removing={removing}
      />
    </Section>
  )
}

/** Awards that have moved since the first decision and stood so in the record before this one already. */
export function MovedBefore({ decision }: { decision: DecisionDocument }) {
  const rows = overridesOf(decision).before
  if (rows.length === 0) return null
  return (
    <Section title={m.decisions_moved_before()}>
      <OverrideTable
        label={m.decisions_moved_before()}
        decision={decision}
        rows={rows}
        part="before"
        removing={undefined}
      />
    </Section>
  )
}

type TableProps = {
  label: string
  decision: DecisionDocument
  rows: readonly OverrideView[]
  part: 'overrides' | 'before'
  removing: Removing | undefined
}

function OverrideTable({ label, decision, rows, part, removing }: TableProps) {
  const { isCompact } = paperPlan(decision)
  return (
    <>
      <table
        className={`table paper-table override-table${isCompact ? ' screen-only' : ''}`}
        aria-label={label}
      >
        <thead>
          <tr>
            <th scope="col">{m.decisions_only_proposal()}</th>
            <th scope="col" className="cell-end">
              {m.decisions_override_rules()}
            </th>
            <th scope="col" className="cell-end">
              {m.decisions_moved_applied()}
            </th>
            {removing !== undefined && (
              <th scope="col">
                <span className="visually-hidden">{m.decisions_override_remove()}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((override) => (
            <Row key={override.proposal} decision={decision} override={override} removing={removing} />
          ))}
        </tbody>
      </table>
      <PrintedMoves
        decision={decision}
        part={part}
        heads={[m.decisions_override_rules(), m.decisions_moved_applied()]}
        moves={rows.map(({ proposal, computed, award }) => ({ proposal, from: computed, to: award }))}
      />
    </>
  )
}
