import { useQuery } from '@tanstack/react-query'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ProblemLine } from '../../ui/states.tsx'
import { auditQueries, type AuditCheck } from './queries.ts'

function Verdict({ check }: { check: AuditCheck }) {
  if (!check.holds)
    return <p className="danger">{m.audit_broken({ number: formatNumber(check.brokenAt ?? 0) })}</p>
  return (
    <div>
      <p className="ok">{m.audit_holds({ events: formatNumber(check.events) })}</p>
      <p className="small muted">
        {m.audit_last_hash()} <code>{check.lastHash}</code>
      </p>
    </div>
  )
}

/** Recomputes the chain of hashes when asked; it reads every event. */
export function ChainCheck() {
  const check = useQuery(auditQueries.check())
  return (
    <section className="notice" aria-label={m.audit_check()}>
      <div className="row spread">
        <p>{m.audit_check_text()}</p>
        <Button look="primary" busy={check.isFetching} onClick={() => void check.refetch()}>
          {m.audit_check()}
        </Button>
      </div>
      <output>{check.data !== undefined && <Verdict check={check.data} />}</output>
      <ProblemLine error={check.error} />
    </section>
  )
}
