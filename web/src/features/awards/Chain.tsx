import type { CallAwards } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatShortMoment } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { NextDialog } from './NextDialog.tsx'

const shortHash = (hash: string): string => hash.replace('sha256:', '').slice(0, 12)

/** The records of the call, each naming the one before it, and the step to the next. */
export function Chain({ callId, page }: { callId: string; page: CallAwards }) {
  const [isProposing, setProposing] = useState(false)
  const { decisions, pending, may } = page
  return (
    <Section
      title={m.awards_chain()}
      note={m.awards_chain_note()}
      actions={
        may.propose &&
        pending === null && (
          <Button onClick={() => setProposing(true)}>{m.awards_next_decision_open()}</Button>
        )
      }
    >
      <ol role="list" className="plain-list chain">
        {decisions.map(({ id, recordHash, previousHash, releasedAt }, index) => (
          <li key={id}>
            <Link href={`/app/decisions/${id}`}>{m.awards_chain_item({ n: index + 1 })}</Link>
            <span>{m.awards_chain_released({ date: formatShortMoment(releasedAt) })}</span>
            <code title={recordHash}>{shortHash(recordHash)}</code>
            {previousHash !== null && (
              <span className="muted small">{m.awards_chain_after({ hash: shortHash(previousHash) })}</span>
            )}
          </li>
        ))}
      </ol>
      {pending !== null && (
        <p>
          {m.awards_pending()} <Link href={`/app/decisions/${pending.id}`}>{m.awards_pending_link()}</Link>
        </p>
      )}
      {isProposing && <NextDialog callId={callId} page={page} onClose={() => setProposing(false)} />}
    </Section>
  )
}
