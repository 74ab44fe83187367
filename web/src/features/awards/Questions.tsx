import type { CallAwards, OfficeQuestion } from '@furrow/core/contract/awards'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Textarea } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useKeptText } from '../../ui/use-kept-text.ts'
import { useAwardStep } from './queries.ts'

function AnswerForm({ question }: { question: OfficeQuestion }) {
  const [answer, setAnswer] = useKeptText(`answer:${question.id}`)
  const step = useAwardStep()
  const send = () =>
    step.mutate(
      { path: `/proposals/${question.proposalId}/questions/${question.id}/answer`, body: { answer } },
      {
        onSuccess: () => {
          setAnswer('')
          toast(m.awards_answer_done())
        },
      },
    )
  return (
    <div className="form">
      <Field label={m.awards_answer_label()} hint={m.awards_answer_hint()}>
        <Textarea value={answer} onChange={(event) => setAnswer(event.target.value)} />
      </Field>
      <div>
        <Button busy={step.isPending} onClick={send}>
          {m.awards_answer_send()}
        </Button>
      </div>
      <ProblemLine error={step.error} />
    </div>
  )
}

function Question({ question, mayAnswer }: { question: OfficeQuestion; mayAnswer: boolean }) {
  const { proposal, proposalId, title, text, askedAt, answer, answeredAt } = question
  return (
    <article className="stack-s written">
      <h3>
        <Link href={`/app/proposals/${proposalId}`}>
          {proposal} {title}
        </Link>
      </h3>
      <p className="muted small">{m.awards_asked_on({ date: formatMoment(askedAt) })}</p>
      <p className="pre-line">{text}</p>
      {answer !== null && answeredAt !== null && (
        <div className="written-answer stack-s">
          <p className="muted small">{m.awards_answered_on({ date: formatMoment(answeredAt) })}</p>
          <p className="pre-line">{answer}</p>
        </div>
      )}
      {answer === null &&
        (mayAnswer ? <AnswerForm question={question} /> : <p>{m.awards_question_waits()}</p>)}
    </article>
  )
}

/** What applicants ask about the reasons; unanswered ones first. */
export function Questions({ questions, may }: Pick<CallAwards, 'questions' | 'may'>) {
  const open = questions.filter(({ answer }) => answer === null)
  const answered = questions.filter(({ answer }) => answer !== null)
  return (
    <Section title={m.awards_questions()} id="questions">
      {questions.length === 0 && <p className="muted">{m.awards_questions_none()}</p>}
      <div className="stack prose">
        {open.map((question) => (
          <Question key={question.id} question={question} mayAnswer={may.answer} />
        ))}
      </div>
      {answered.length > 0 && (
        <details>
          <summary>{m.awards_questions_answered({ n: answered.length })}</summary>
          <div className="stack prose">
            {answered.map((question) => (
              <Question key={question.id} question={question} mayAnswer={false} />
            ))}
          </div>
        </details>
      )}
    </Section>
  )
}
