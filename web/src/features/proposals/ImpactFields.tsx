import { applicantKinds, proposalLimits } from '@furrow/core/contract/proposal-limits'
import { m } from '../../messages.ts'
import { applicantKindText } from '../../ui/applicant-kind.ts'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { inputId, textOf } from './fields.ts'
import type { Fields } from './merge.ts'

type ImpactFieldsProps = { fields: Fields; onField: (field: string, value: Fields[string]) => void }

const texts = [
  ['purpose', m.proposals_purpose, m.proposals_purpose_help],
  ['beneficiaries', m.proposals_beneficiaries, m.proposals_beneficiaries_help],
] as const

/** Who applies, what the hours are for and who gains by it: public once hours are awarded. */
export function ImpactFields({ fields, onField }: ImpactFieldsProps) {
  return (
    <>
      <Field label={m.proposals_applicant_kind()} id={inputId('applicantKind')} optional>
        <Select
          value={textOf(fields, 'applicantKind')}
          onChange={({ target }) => onField('applicantKind', target.value === '' ? null : target.value)}
        >
          <option value="">{m.proposals_choose()}</option>
          {applicantKinds.map((kind) => (
            <option key={kind} value={kind}>
              {applicantKindText(kind)}
            </option>
          ))}
        </Select>
      </Field>
      {texts.map(([key, label, help]) => (
        <Field key={key} label={label()} hint={help()} id={inputId(key)} optional>
          <TextInput
            maxLength={proposalLimits.purposeCharacters}
            value={textOf(fields, key)}
            onChange={({ target }) => onField(key, target.value)}
          />
        </Field>
      ))}
    </>
  )
}
