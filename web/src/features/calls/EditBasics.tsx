import { m } from '../../messages.ts'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, NumberInput, Textarea, TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { fieldAt, type DraftProps } from './editor-context.ts'
import { MomentField } from '../../ui/MomentField.tsx'

const dateNames = ['opensAt', 'deadlineAt', 'reviewsDueAt', 'decisionDueAt'] as const
const dateLabels = {
  opensAt: m.calls_opens,
  deadlineAt: m.calls_deadline,
  reviewsDueAt: m.calls_reviews_due,
  decisionDueAt: m.calls_decision_due,
} as const

type BasicsProps = DraftProps & { isNew: boolean }

/** Id, title and summary. */
export const EditBasics = ({ draft, onDraft, errorOf, isNew }: BasicsProps) => (
  <Section title={m.calls_about()}>
    <div className="form">
      <Field label={m.calls_name()} {...fieldAt(errorOf, 'title')} required>
        <TextInput
          value={draft.title}
          onChange={(event) => onDraft({ ...draft, title: event.target.value })}
        />
      </Field>
      {isNew && (
        <Field label={m.calls_id()} hint={m.calls_id_hint()} {...fieldAt(errorOf, 'id')} required>
          <TextInput value={draft.id} onChange={(event) => onDraft({ ...draft, id: event.target.value })} />
        </Field>
      )}
      <Field label={m.calls_summary()} {...fieldAt(errorOf, 'summary')}>
        <Textarea
          value={draft.summary}
          onChange={(event) => onDraft({ ...draft, summary: event.target.value })}
        />
      </Field>
    </div>
  </Section>
)

/** The four dates, on Copenhagen's clock. */
export const EditDates = ({ draft, onDraft, errorOf, opened }: DraftProps) => (
  <Section title={m.calls_dates()} note={opened ? m.calls_dates_opened() : m.calls_dates_note()}>
    <div className="edit-row edit-dates">
      {dateNames.map((name) => (
        <MomentField
          key={name}
          label={dateLabels[name]()}
          value={draft[name]}
          disabled={opened}
          {...fieldAt(errorOf, name)}
          onValue={(at) => onDraft({ ...draft, [name]: at })}
        />
      ))}
    </div>
  </Section>
)

const dayNames = ['answerDays', 'appealDays', 'offerDays'] as const
const dayLabels = {
  answerDays: m.calls_answer_days,
  appealDays: m.calls_appeal_days,
  offerDays: m.calls_offer_days,
} as const

/** How long awards are answered and appealed against, in whole days from the release. */
export const EditDays = ({ draft, onDraft, errorOf }: DraftProps) => (
  <Section title={m.calls_days()} note={m.calls_days_note()}>
    <div className="edit-row">
      {dayNames.map((name) => (
        <Field key={name} label={dayLabels[name]()} {...fieldAt(errorOf, name)}>
          <NumberInput
            value={Number.isNaN(draft[name]) ? null : draft[name]}
            unit={m.calls_days_unit()}
            onValue={(value) => onDraft({ ...draft, [name]: value ?? Number.NaN })}
          />
        </Field>
      ))}
    </div>
  </Section>
)

const numberNames = ['budget', 'granularity', 'reviewersPerProposal', 'maxReviewerLoad'] as const
const numberLabels = {
  budget: m.calls_budget,
  granularity: m.calls_granularity,
  reviewersPerProposal: m.calls_reviewers_per_proposal,
  maxReviewerLoad: m.calls_max_load,
} as const

/** Budget, steps, reviewers and what is published. */
export const EditNumbers = ({ draft, onDraft, errorOf, opened }: DraftProps) => (
  <Section title={m.calls_hours_and_reviews()}>
    <div className="edit-row edit-five">
      {numberNames.map((name) => (
        <Field key={name} label={numberLabels[name]()} {...fieldAt(errorOf, name)}>
          <NumberInput
            value={Number.isNaN(draft[name]) ? null : draft[name]}
            disabled={opened && name === 'granularity'}
            onValue={(value) => onDraft({ ...draft, [name]: value ?? Number.NaN })}
            {...((name === 'budget' || name === 'granularity') && { unit: 'h' })}
          />
        </Field>
      ))}
      <Field label={m.calls_score_threshold()} {...fieldAt(errorOf, 'scoreThreshold')} optional>
        <NumberInput
          value={draft.scoreThreshold}
          onValue={(scoreThreshold) => onDraft({ ...draft, scoreThreshold })}
        />
      </Field>
    </div>
    <Checkbox
      label={m.calls_publishes_label()}
      hint={m.calls_publishes()}
      checked={draft.publishesSnapshot}
      onChange={(event) => onDraft({ ...draft, publishesSnapshot: event.target.checked })}
    />
    <Checkbox
      label={m.calls_double_blind_label()}
      hint={m.calls_double_blind()}
      checked={draft.doubleBlind}
      onChange={(event) => onDraft({ ...draft, doubleBlind: event.target.checked })}
    />
  </Section>
)
