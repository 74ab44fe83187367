import type { ProposalGap } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { inputId, stages, textOf } from './fields.ts'
import { gapOf } from './gap-text.ts'
import type { Fields } from './merge.ts'

const stageText = {
  student: m.proposals_stage_student,
  early: m.proposals_stage_early,
  established: m.proposals_stage_established,
  senior: m.proposals_stage_senior,
} as const

type ApplicantFieldsProps = {
  fields: Fields
  gaps: readonly ProposalGap[]
  onField: (field: string, value: Fields[string]) => void
}

const yesNo = (value: Fields[string] | undefined) =>
  value === null || value === undefined ? '' : String(value)
const chosen = (text: string) => (text === '' ? null : text === 'true')

/** Institution, career stage and whether it is the PI's first time. */
export function ApplicantFields({ fields, gaps, onField }: ApplicantFieldsProps) {
  return (
    <div className="applicant-fields">
      <Field label={m.proposals_institution()} error={gapOf(gaps, 'institution')} id={inputId('institution')}>
        <TextInput
          maxLength={200}
          value={textOf(fields, 'institution')}
          onChange={(event) => onField('institution', event.target.value)}
        />
      </Field>
      <Field label={m.proposals_stage()} id={inputId('careerStage')}>
        <Select
          value={textOf(fields, 'careerStage')}
          onChange={(event) => onField('careerStage', event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{m.proposals_choose()}</option>
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {stageText[stage]()}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={m.proposals_first_time()} id={inputId('firstTime')}>
        <Select
          value={yesNo(fields['firstTime'])}
          onChange={(event) => onField('firstTime', chosen(event.target.value))}
        >
          <option value="">{m.proposals_choose()}</option>
          <option value="true">{m.proposals_yes()}</option>
          <option value="false">{m.proposals_no()}</option>
        </Select>
      </Field>
    </div>
  )
}
