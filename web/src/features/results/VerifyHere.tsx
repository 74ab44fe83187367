import type { CallResult } from '@furrow/core/contract/results'
import { useState, type DragEvent } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, useField } from '../../ui/Field.tsx'
import { formatFixed, formatNumber } from '../../ui/format.ts'
import { CheckList } from './CheckList.tsx'
import { keyPath } from './check-text.ts'
import { useVerification, type VerifyState } from './use-verification.ts'
import type { Verdict } from './verify-messages.ts'

function sentence({ verification, proposals, reviews, milliseconds }: Verdict): string {
  const { holds, recomputed, checks } = verification
  const made = checks.filter((check) => check.made)
  const failed = made.filter(({ ok }) => !ok)
  if (!holds)
    return m.results_verify_fails({ failed: formatNumber(failed.length), made: formatNumber(made.length) })
  if (!recomputed) return m.results_verify_holds_record()
  return m.results_verify_holds({
    proposals: formatNumber(proposals),
    reviews: formatNumber(reviews),
    seconds: formatFixed(milliseconds / 1000, 2),
  })
}

function Found({ verdict }: { verdict: Verdict }) {
  const { verification, chosen } = verdict
  return (
    <>
      <p className={`verdict ${verification.holds ? 'ok' : 'danger'}`}>{sentence(verdict)}</p>
      {chosen && <p className="muted small">{m.results_verify_of_file()}</p>}
      <CheckList checks={verification.checks} />
    </>
  )
}

function Unreadable({ problems }: { problems: readonly string[] }) {
  return (
    <div className="problem-line">
      <p>{m.results_verify_unreadable()}</p>
      <ul>
        {problems.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

function Answer({ state }: { state: VerifyState }) {
  if (state.kind === 'idle') return null
  if (state.kind === 'running') return <p className="muted">{m.results_verify_running()}</p>
  if (state.kind === 'verdict') return <Found verdict={state} />
  if (state.kind === 'unreadable') return <Unreadable problems={state.problems} />
  if (state.kind === 'unreachable') return <p className="danger">{m.results_verify_unreachable()}</p>
  return <p className="danger">{m.results_verify_failed()}</p>
}

type Take = (files: readonly File[]) => void

function FileInput({ onFiles }: { onFiles: Take }) {
  const field = useField()
  return (
    <input
      {...field}
      type="file"
      multiple
      accept=".json,application/json"
      className="input verify-file"
      onChange={({ target }) => onFiles([...(target.files ?? [])])}
    />
  )
}

/** Files by choosing or by dropping them. */
function OwnFiles({ onFiles }: { onFiles: Take }) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <div
      className={over ? 'verify-drop verify-drop-over no-print' : 'verify-drop no-print'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field label={m.results_verify_file()} hint={m.results_verify_file_hint()}>
        <FileInput onFiles={onFiles} />
      </Field>
    </div>
  )
}

/** Computes the decision again in the visitor's browser and shows each check with what it compared. */
export function VerifyHere({ result }: { result: CallResult }) {
  const { state, start, stop } = useVerification()
  const files = `/api/results/${encodeURIComponent(result.callId)}`
  const verify = (chosen: readonly string[]) =>
    start({
      recordUrl: `${files}/record`,
      snapshotUrl: result.snapshotPublished ? `${files}/snapshot` : null,
      keyUrl: keyPath,
      recordUrls: Object.fromEntries(
        result.records.map(({ recordHash }) => [
          recordHash,
          `${files}/records/${recordHash.replace('sha256:', '')}`,
        ]),
      ),
      publishedHash: result.recordHash,
      chosen,
    })
  const take = async (chosen: readonly File[]) => {
    if (chosen.length > 0) await verify(await Promise.all(chosen.map((file) => file.text())))
  }
  const running = state.kind === 'running'
  return (
    <div className="stack verify-here">
      <p className="prose">
        {result.snapshotPublished ? m.results_verify_here_text() : m.results_verify_here_record_only()}
      </p>
      <div className="row">
        <Button look="primary" busy={running} onClick={() => void verify([])}>
          {state.kind === 'verdict' ? m.results_verify_again() : m.results_verify_here()}
        </Button>
        {running && <Button onClick={stop}>{m.results_verify_stop()}</Button>}
      </div>
      <div role="status" className="stack-s">
        <Answer state={state} />
      </div>
      <OwnFiles onFiles={(chosen) => void take(chosen)} />
    </div>
  )
}
