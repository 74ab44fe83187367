import type { LetterProgress } from '@furrow/core/contract/letters'
import { useRef, useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { useLetterStep } from './letter-queries.ts'

type Props = { decisionId: string; progress: LetterProgress }

/** Asks for one part after the other until all is prepared or somebody stops it; what is done stays done. */
function usePreparing(decisionId: string) {
  const step = useLetterStep(decisionId)
  const [isRunning, setIsRunning] = useState(false)
  const isWanted = useRef(false)
  const run = async () => {
    isWanted.current = true
    setIsRunning(true)
    try {
      let isLeft = true
      while (isLeft && isWanted.current) {
        const { prepared, total } = await step.mutateAsync('prepare')
        isLeft = prepared < total
      }
    } catch {
      // The line below the button says what kept it.
    } finally {
      setIsRunning(false)
    }
  }
  const stop = () => {
    isWanted.current = false
  }
  return { run: () => void run(), stop, isRunning, error: step.error }
}

function Preparing({ decisionId, progress }: Props) {
  const { run, stop, isRunning, error } = usePreparing(decisionId)
  const { prepared, total, mayAct } = progress
  const isReady = prepared >= total
  return (
    <Section title={m.decisions_prepare()} note={m.decisions_prepare_note()}>
      <div className="row">
        <progress max={total} value={prepared} aria-label={m.decisions_prepare()} />
        <output className="number">
          {m.decisions_prepared({ prepared: formatNumber(prepared), total: formatNumber(total) })}
        </output>
        {mayAct && !isReady && !isRunning && <Button onClick={run}>{m.decisions_prepare_start()}</Button>}
        {isRunning && <Button onClick={stop}>{m.decisions_prepare_stop()}</Button>}
      </div>
      <ProblemLine error={error} />
    </Section>
  )
}

function Doubtful({ progress, onSend }: Pick<Props, 'progress'> & { onSend: () => void }) {
  if (progress.mail.doubtful === 0) return null
  return (
    <div className="stack-s">
      <p>{m.decisions_mail_doubtful({ n: formatNumber(progress.mail.doubtful) })}</p>
      {progress.mayAct && (
        <div>
          <Button onClick={onSend}>{m.decisions_mail_send_doubtful()}</Button>
        </div>
      )}
    </div>
  )
}

/** Whose mail did not get through, with the words of the mail server: an address is mended by whoever reads this. */
function Refused({ refused }: Pick<LetterProgress['mail'], 'refused'>) {
  if (refused.length === 0) return null
  return (
    <div className="stack-s">
      <p>{m.decisions_mail_refused()}</p>
      <ul>
        {refused.map(({ number, title, said, again }) => (
          <li key={number}>
            <span className="muted number">{number}</span> {title}
            <p className="muted small">
              {again ? m.decisions_mail_refused_again({ said }) : m.decisions_mail_refused_last({ said })}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Mail({ decisionId, progress }: Props) {
  const step = useLetterStep(decisionId)
  const { sent, waiting, failed, isHeld, isSet } = progress.mail
  const all = sent + waiting + failed + progress.mail.doubtful
  return (
    <Section title={m.decisions_mail()} note={isSet ? m.decisions_mail_note() : m.decisions_mail_unset()}>
      <div className="row">
        <progress max={Math.max(1, all)} value={sent} aria-label={m.decisions_mail()} />
        <output className="number">
          {m.decisions_mail_sent({
            sent: formatNumber(sent),
            all: formatNumber(all),
            failed: formatNumber(failed),
          })}
        </output>
        {progress.mayAct && waiting > 0 && (
          <Button busy={step.isPending} onClick={() => step.mutate(isHeld ? 'mail/go-on' : 'mail/hold')}>
            {isHeld ? m.decisions_mail_go_on() : m.decisions_mail_hold()}
          </Button>
        )}
      </div>
      {isHeld && <p>{m.decisions_mail_held()}</p>}
      <Refused refused={progress.mail.refused} />
      <Doubtful progress={progress} onSend={() => step.mutate('mail/send-doubtful')} />
      <ProblemLine error={step.error} />
    </Section>
  )
}

/** How far the letters are: prepared before the release, mailed after it. */
export function LetterMail(props: Props) {
  const { state } = props.progress
  if (state !== 'signed' && state !== 'released') return null
  return (
    <div className="letter-mail">{state === 'signed' ? <Preparing {...props} /> : <Mail {...props} />}</div>
  )
}
