import type { CallAwards } from '@furrow/core/contract/awards'
import type { ApplicantKind } from '@furrow/core/contract/proposal-limits'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours } from '../../ui/format.ts'
import { GivenValue } from '../../ui/GivenValue.tsx'
import { NumberInput, Textarea, TextInput } from '../../ui/inputs.tsx'
import { useKnownProposal } from './queries.ts'

/** A change of an award as it is being written. */
export type Change = { key: number; proposal: string; award: number | null; reason: string }

type RowProps = {
  callId: string
  page: CallAwards
  change: Change
  errorOf: (field: 'proposal' | 'award' | 'reason') => string | undefined
  onChange: (change: Change) => void
  onRemove: () => void
}

type Found = { readonly title: string; readonly applicantKind: ApplicantKind | null; readonly held: number }

/** The proposal whose number is typed: one with an award, or any other of the call once its number is whole. */
function useFound({ callId, page, change: { proposal } }: RowProps) {
  const [whole, setWhole] = useState('')
  const row = page.rows.find((known) => known.proposal === proposal)
  const isAsked = row === undefined && proposal !== '' && whole === proposal
  const query = useKnownProposal({ callId, number: proposal, isAsked })
  const other = query.data?.proposal === proposal ? { ...query.data, held: 0 } : null
  const found: Found | null = row ?? other
  return { found, isUnknown: isAsked && query.isSuccess && other === null, onWhole: () => setWhole(proposal) }
}

/** Whose award it is and what it comes to, so that nobody changes another than they mean. */
function Meant({ found, award, prices }: MeantProps) {
  const more = (award ?? found.held) - found.held
  const hours = formatHours(Math.abs(more))
  return (
    <div data-meant>
      <p className="small">{m.awards_change_holds({ title: found.title, hours: formatHours(found.held) })}</p>
      {more !== 0 && (
        <p className="small">
          {more > 0 ? m.awards_change_more({ hours }) : m.awards_change_less({ hours })}
        </p>
      )}
      <GivenValue hours={more} kind={found.applicantKind} prices={prices} />
    </div>
  )
}

type MeantProps = { found: Found; award: number | null; prices: CallAwards['prices'] }

/** One award that the next decision changes. */
export function ChangeRow(props: RowProps) {
  const { page, change, errorOf, onChange, onRemove } = props
  const { found, isUnknown, onWhole } = useFound(props)
  return (
    <fieldset className="next-change">
      <legend className="visually-hidden">{m.awards_change()}</legend>
      <div className="award-fields">
        <Field
          label={m.awards_proposal_number()}
          error={errorOf('proposal') ?? (isUnknown ? m.awards_grant_any_unknown() : undefined)}
          required
        >
          <TextInput
            value={change.proposal}
            onBlur={onWhole}
            onChange={({ target }) => onChange({ ...change, proposal: target.value.trim() })}
          />
        </Field>
        <Field label={m.awards_award_in_all()} error={errorOf('award')} required>
          <NumberInput value={change.award} unit="h" onValue={(award) => onChange({ ...change, award })} />
        </Field>
      </div>
      {found !== null && <Meant found={found} award={change.award} prices={page.prices} />}
      <Field label={m.awards_public_reason()} error={errorOf('reason')} required>
        <Textarea
          rows={2}
          value={change.reason}
          onChange={({ target }) => onChange({ ...change, reason: target.value })}
        />
      </Field>
      <div>
        <Button size="small" look="quiet" onClick={onRemove}>
          {m.awards_change_remove()}
        </Button>
      </div>
    </fieldset>
  )
}
