import type { CallResult } from '@furrow/core/contract/results'
import { m } from '../../messages.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { Facts } from '../../ui/lists.tsx'
import { Section } from '../../ui/Page.tsx'
import { keyPath } from './check-text.ts'
import { VerifyHere } from './VerifyHere.tsx'

/** Everything that a stranger needs to compute the decision again. */
export function Verify({ result }: { result: CallResult }) {
  const files = `/api/results/${encodeURIComponent(result.callId)}`
  return (
    <Section title={m.results_verify()} id="verify">
      <VerifyHere result={result} />
      <h3>{m.results_verify_machine()}</h3>
      <p className="prose">
        {result.snapshotPublished ? m.results_verify_text() : m.results_verify_record_only()}
      </p>
      <div className="row">
        <ButtonLink href={`${files}/record`} download>
          {m.results_get_record()}
        </ButtonLink>
        {result.snapshotPublished && (
          <ButtonLink href={`${files}/snapshot`} download>
            {m.results_get_snapshot()}
          </ButtonLink>
        )}
      </div>
      <CopyText text={result.command} label={m.results_command()} />
      <p className="muted small">{m.results_command_where()}</p>
      <Facts
        facts={[
          {
            label: m.results_key(),
            value: (
              <>
                <code>{result.publicKey}</code>
                <br />
                <a href={keyPath} className="small">
                  {m.results_key_where({ address: keyPath })}
                </a>
              </>
            ),
          },
          { label: m.results_hash_record(), value: <code>{result.recordHash}</code> },
          { label: m.results_hash_snapshot(), value: <code>{result.snapshotHash}</code> },
          { label: m.results_hash_scenario(), value: <code>{result.scenarioHash}</code> },
        ]}
      />
    </Section>
  )
}
