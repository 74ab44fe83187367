import type { DecisionPreview } from '@furrow/core/contract/decisions'
import { warningsOf } from '@furrow/core/contract/override-checks'
import { useId, useState } from 'react'
import { isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours } from '../../ui/format.ts'
import { GivenValue } from '../../ui/GivenValue.tsx'
import { NumberInput, Select, Textarea, TextInput } from '../../ui/inputs.tsx'
import { overrideText } from '../../ui/override-text.ts'
import { ProblemLine } from '../../ui/states.tsx'
import { useRewriting, type Drafted, type Given } from './preview-queries.ts'
import { warningText } from './warning-text.ts'

/** What of a preview an override is written against. */
type Basis = Pick<DecisionPreview, 'outcome' | 'proposals' | 'granularity' | 'asks' | 'prices'>

type Props = { drafted: Drafted; preview: Basis; onClose: () => void }

const kinds = ['award', 'exclude', 'hold'] as const

const isKind = (text: string): text is Given['kind'] => kinds.some((kind) => kind === text)

/** The server's word on the last override sent: the field that it names, or null. */
function fieldError(error: unknown, field: string): string | null {
  if (!isProblem(error)) return null
  return error.errors.find(({ path }) => path.endsWith(`.${field}`))?.message ?? null
}

/** What the rules gave to the number that is typed, so that nobody overrides the wrong proposal. */
function Found({ preview, proposal }: Pick<Props, 'preview'> & { proposal: string }) {
  const known = preview.proposals[proposal]
  const row = preview.outcome.awards.find((award) => award.proposal === proposal)
  if (known === undefined || row === undefined) return null
  return (
    <p className="small" data-found>
      {known.title} · <span className="number">{formatHours(row.award)}</span>
    </p>
  )
}

/** What the hours that are typed are worth, and what the rules would not do; before they are decided. */
function Typed({ preview, given }: Pick<FormProps, 'preview' | 'given'>) {
  const ask = preview.asks[given.proposal]
  const known = preview.proposals[given.proposal]
  if (ask === undefined || known === undefined || given.award === 0) return null
  const asks = new Map([[given.proposal, { ...ask, requested: known.requested }]])
  const { outcome, granularity } = preview
  return (
    <div data-typed>
      <GivenValue hours={given.award} kind={ask.kind} prices={preview.prices} />
      {warningsOf(given, { outcome, granularity, asks }, [given]).map((warning) => (
        <p key={warning} className="small override-warning">
          {warningText[warning]()}
        </p>
      ))}
    </div>
  )
}

function ProposalField({ preview, given, set, error }: FormProps) {
  const listId = useId()
  return (
    <div className="stack-s">
      <Field
        label={m.decisions_override_proposal()}
        hint={m.decisions_override_proposal_hint()}
        error={fieldError(error, 'proposal')}
        required
      >
        <TextInput
          list={listId}
          value={given.proposal}
          autoComplete="off"
          onChange={(event) => set({ ...given, proposal: event.target.value.trim() })}
        />
      </Field>
      <datalist id={listId}>
        {Object.entries(preview.proposals)
          .slice(0, 1000)
          .map(([number, { title }]) => (
            <option key={number} value={number}>
              {title}
            </option>
          ))}
      </datalist>
      <Found preview={preview} proposal={given.proposal} />
    </div>
  )
}

type FormProps = Pick<Props, 'preview'> & { given: Given; set: (given: Given) => void; error: unknown }

function Fields(props: FormProps) {
  const { given, set, error, preview } = props
  return (
    <>
      <ProposalField {...props} />
      <Field label={m.decisions_override_kind()} required>
        <Select
          value={given.kind}
          onChange={(event) => {
            const kind = event.target.value
            if (isKind(kind)) set({ ...given, kind, award: 0 })
          }}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {overrideText(kind)}
            </option>
          ))}
        </Select>
      </Field>
      {given.kind === 'award' && (
        <Field
          label={m.decisions_override_hours()}
          hint={m.decisions_override_hours_hint({ step: formatHours(preview.granularity) })}
          error={fieldError(error, 'award')}
          required
        >
          <NumberInput
            value={given.award === 0 ? null : given.award}
            min={preview.granularity}
            step={preview.granularity}
            unit="h"
            onValue={(award) => set({ ...given, award: award ?? 0 })}
          />
        </Field>
      )}
      <Typed preview={preview} given={given} />
      <Field
        label={m.decisions_override_reason()}
        hint={m.decisions_override_reason_hint()}
        error={fieldError(error, 'reason')}
        required
      >
        <Textarea
          value={given.reason}
          maxLength={1000}
          onChange={(event) => set({ ...given, reason: event.target.value })}
        />
      </Field>
    </>
  )
}

/** The path of a wrong field that has no input of its own in the form. */
const otherError = (error: unknown): string | null =>
  isProblem(error) ? (error.errors.find(({ path }) => path === 'overrides')?.message ?? null) : null

/** One departure from the rules: for whom, what, and why. */
export function OverrideDialog({ drafted, preview, onClose }: Props) {
  const [given, set] = useState<Given>({ proposal: '', kind: 'award', award: 0, reason: '' })
  const adding = useRewriting(drafted)
  const { error } = adding
  const isField = ['proposal', 'award', 'reason'].some((field) => fieldError(error, field) !== null)
  const isReady = given.proposal !== '' && given.reason.trim() !== ''
  const sum = otherError(error)
  return (
    <Dialog
      open
      title={m.decisions_override_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.decisions_cancel()}</Button>
          <Button
            look="primary"
            busy={adding.isPending}
            disabled={!isReady}
            onClick={() => adding.mutate([...drafted.overrides, given], { onSuccess: onClose })}
          >
            {m.decisions_override_confirm()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.decisions_override_text()}</p>
        <Fields preview={preview} given={given} set={set} error={error} />
        {sum !== null && (
          <p className="field-error" role="alert">
            {sum}
          </p>
        )}
        {!isField && sum === null && <ProblemLine error={error} />}
      </div>
    </Dialog>
  )
}
