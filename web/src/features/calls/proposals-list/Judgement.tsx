import type { SubmittedProposal, Verdict } from '@furrow/core/contract/office-proposals'
import { verdicts } from './verdicts.ts'
import { useState } from 'react'
import { isProblem } from '../../../api.ts'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { formatHours } from '../../../ui/format.ts'
import { NumberInput, Select, Textarea } from '../../../ui/inputs.tsx'
import { Facts } from '../../../ui/lists.tsx'
import { Section } from '../../../ui/Page.tsx'
import { ProblemLine } from '../../../ui/states.tsx'
import { toast } from '../../../ui/Toasts.tsx'
import { useAssessment, useEligibility } from './queries.ts'
import { eligibleText, verdictText } from './words.ts'

type Office = NonNullable<SubmittedProposal['office']>
type Props = { proposal: SubmittedProposal; office: Office }

const issueAt = (error: unknown, path: string) =>
  isProblem(error) ? error.errors.find((issue) => issue.path === path)?.message : undefined

const eligibleOf = (text: string): boolean | null => (text === '' ? null : text === 'yes')
const textOf = (eligible: boolean | null) => {
  if (eligible === null) return ''
  return eligible ? 'yes' : 'no'
}

function EligibilityForm({ proposal, office }: Props) {
  const [eligible, setEligible] = useState(office.eligible)
  const [reason, setReason] = useState(office.eligibilityReason)
  const save = useEligibility(proposal, () => toast(m.calls_eligibility_saved()))
  const send = () => save.mutate({ eligible, reason })
  return (
    <div className="stack">
      <Field label={m.calls_may_take_part()}>
        <Select value={textOf(eligible)} onChange={(event) => setEligible(eligibleOf(event.target.value))}>
          <option value="">{eligibleText(null)}</option>
          <option value="yes">{eligibleText(true)}</option>
          <option value="no">{eligibleText(false)}</option>
        </Select>
      </Field>
      <Field
        label={m.calls_reason()}
        hint={m.calls_eligible_reason_hint()}
        required={eligible === false}
        error={issueAt(save.error, 'reason')}
      >
        <Textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <ProblemLine error={save.error} />
      <div>
        <Button look="primary" busy={save.isPending} onClick={send}>
          {m.calls_save_eligibility()}
        </Button>
      </div>
    </div>
  )
}

function AssessmentForm({ proposal, office }: Props) {
  const { assessment } = office
  const [verdict, setVerdict] = useState<Verdict>(assessment?.verdict ?? 'feasible')
  const [recommended, setRecommended] = useState(assessment?.recommendedHours ?? null)
  const [note, setNote] = useState(assessment?.note ?? '')
  const save = useAssessment(proposal, () => toast(m.calls_assessment_saved()))
  const recommendedHours = verdict === 'notFeasible' ? null : recommended
  const send = () => save.mutate({ verdict, recommendedHours, note })
  const limit = m.calls_recommended_hint({
    most: formatHours(proposal.requested ?? 0),
    step: formatHours(proposal.granularity),
  })
  return (
    <div className="stack">
      <Field label={m.calls_verdict()}>
        <Select
          value={verdict}
          onChange={(event) =>
            setVerdict(verdicts.find((known) => known === event.target.value) ?? 'feasible')
          }
        >
          {verdicts.map((known) => (
            <option key={known} value={known}>
              {verdictText[known]()}
            </option>
          ))}
        </Select>
      </Field>
      {verdict !== 'notFeasible' && (
        <Field
          label={m.calls_recommended()}
          hint={limit}
          error={issueAt(save.error, 'recommendedHours')}
          optional
        >
          <NumberInput unit="h" value={recommended} step={proposal.granularity} onValue={setRecommended} />
        </Field>
      )}
      <Field label={m.calls_note()} hint={m.calls_note_hint()} optional>
        <Textarea rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <ProblemLine error={save.error} />
      <div>
        <Button look="primary" busy={save.isPending} onClick={send}>
          {m.calls_save_assessment()}
        </Button>
      </div>
    </div>
  )
}

/** What the office has recorded about a proposal; with forms while it may still record. */
export function Judgement({ proposal, office }: Props) {
  if (office.canRecord)
    return (
      <>
        <Section title={m.calls_eligibility()}>
          <EligibilityForm key={`e${office.version}`} proposal={proposal} office={office} />
        </Section>
        <Section title={m.calls_assessment()}>
          <AssessmentForm key={`a${office.assessmentVersion}`} proposal={proposal} office={office} />
        </Section>
      </>
    )
  const { assessment } = office
  return (
    <Section title={m.calls_recorded()}>
      <Facts
        facts={[
          { label: m.calls_eligible(), value: eligibleText(office.eligible) },
          { label: m.calls_reason(), value: office.eligibilityReason || '–' },
          { label: m.calls_verdict(), value: assessment === null ? '–' : verdictText[assessment.verdict]() },
          {
            label: m.calls_recommended(),
            value: assessment?.recommendedHours == null ? '–' : formatHours(assessment.recommendedHours),
          },
        ]}
      />
    </Section>
  )
}
