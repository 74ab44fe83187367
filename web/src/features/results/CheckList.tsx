import type { Check } from '@furrow/core/record/verify'
import { m } from '../../messages.ts'
import { formatMoment } from '../../ui/format.ts'
import { checkState, checkText } from './check-text.ts'

const momentsOf = ({ said, found }: Check) => [formatMoment(said), formatMoment(found)] as const

/** Both sides of a check; one line where they are the same text. */
function Compared({ check }: { check: Check }) {
  const { made } = check
  const [said, found] = check.name === 'order in time' ? momentsOf(check) : [check.said, check.found]
  if (said === '' && found === '') return null
  if (said === found)
    return (
      <p className="check-compared">
        {m.results_check_both()} <code>{said}</code>
      </p>
    )
  return (
    <>
      <p className="check-compared">
        {m.results_check_said()} <code>{said === '' ? m.results_check_none() : said}</code>
      </p>
      {made && found !== '' && (
        <p className="check-compared">
          {m.results_check_found()} <code>{found}</code>
        </p>
      )}
    </>
  )
}

const stateOf = ({ ok, made }: Check) => {
  if (!made) return 'muted'
  return ok ? 'ok' : 'danger'
}

/** Every check with what it held against what; those that fail come first. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const ordered = [...checks.filter(({ ok }) => !ok), ...checks.filter(({ ok }) => ok)]
  return (
    <ul role="list" className="plain-list checks" aria-label={m.results_checks()}>
      {ordered.map((check) => (
        <li key={check.name} className="check" data-check={check.name} data-ok={check.ok}>
          <span className={`check-state ${stateOf(check)}`}>{checkState(check)}</span>
          <div>
            <p>{checkText(check)}</p>
            <Compared check={check} />
          </div>
        </li>
      ))}
    </ul>
  )
}
