import type { HolderAward } from '@furrow/core/contract/awards'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Textarea } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useKeptText } from '../../ui/use-kept-text.ts'
import { useAwardStep } from './award-queries.ts'
import type { AwardProps } from './award-props.ts'

type Asked = HolderAward['questions'][number]

const Question = ({ question }: { question: Asked }) => (
  <article className="stack-s written">
    <p className="muted small">{m.awards_asked_on({ date: formatMoment(question.askedAt) })}</p>
    <p className="pre-line">{question.text}</p>
    {question.answer === null || question.answeredAt === null ? (
      <p className="muted">{m.awards_question_waits()}</p>
    ) : (
      <div className="written-answer stack-s">
        <p className="muted small">{m.awards_answered_on({ date: formatMoment(question.answeredAt) })}</p>
        <p className="pre-line">{question.answer}</p>
      </div>
    )}
  </article>
)

function Ask({ proposalId }: { proposalId: string }) {
  const [text, setText] = useKeptText(`question:${proposalId}`)
  const step = useAwardStep(proposalId)
  const send = () =>
    step.mutate(
      { step: 'questions', body: { text } },
      {
        onSuccess: () => {
          setText('')
          toast(m.awards_asked_done())
        },
      },
    )
  return (
    <div className="form no-print">
      <Field label={m.awards_ask()}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div>
        <Button busy={step.isPending} onClick={send}>
          {m.awards_ask_send()}
        </Button>
      </div>
      <ProblemLine error={step.error} />
    </div>
  )
}

/** Questions about the reasons, and the office's answers. */
export function QuestionPart({ award, proposalId }: AwardProps) {
  const { questions, may, appealUntil } = award
  if (questions.length === 0 && !may.ask && appealUntil === null) return null
  return (
    <Section title={m.awards_questions()}>
      <div className="stack prose">
        {appealUntil !== null && (
          <p>
            {may.ask
              ? m.awards_questions_until({ date: formatMoment(appealUntil) })
              : m.awards_questions_past({ date: formatMoment(appealUntil) })}
          </p>
        )}
        {questions.map((question) => (
          <Question key={question.id} question={question} />
        ))}
        {may.ask && <Ask proposalId={proposalId} />}
      </div>
    </Section>
  )
}
