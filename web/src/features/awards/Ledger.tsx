import type { AwardBalance, CallAwards } from '@furrow/core/contract/awards'
import { m } from '../../messages.ts'
import { accountText } from '../../ui/account-text.ts'
import { formatHours, formatShare } from '../../ui/format.ts'
import { StatRow } from '../../ui/measures.tsx'
import { Section } from '../../ui/Page.tsx'
import { ValueStats } from '../../ui/ValueTotals.tsx'

const accounts = ['awarded', 'offered', 'reserve', 'leftOver', 'rounding'] as const

function Bar({ balance }: { balance: AwardBalance }) {
  return (
    <div className="ledger-bar" aria-hidden="true">
      {accounts.map((account) => (
        <span
          key={account}
          className={`ledger-part ledger-${account}`}
          style={{ flexGrow: balance.budget === 0 ? 0 : balance[account] / balance.budget }}
        />
      ))}
    </div>
  )
}

/** What all that is held now is worth, each hour at the price at which it was given. */
function HeldValue({ value }: { value: NonNullable<CallAwards['heldValue']> }) {
  return (
    <div className="stack-s">
      <p>{m.awards_held_worth()}</p>
      <StatRow>
        <ValueStats totals={value} />
      </StatRow>
      {value.unpricedHours > 0 && (
        <p className="muted small">{m.ui_value_unpriced({ hours: formatHours(value.unpricedHours) })}</p>
      )}
    </div>
  )
}

type Props = { balance: AwardBalance; value: CallAwards['heldValue']; open: number }

/** Where every hour of the budget lies now: the parts add up to it. */
export function Ledger({ balance, value, open }: Props) {
  const { budget, awarded, leftOver } = balance
  return (
    <Section title={m.awards_ledger()}>
      <p>
        {m.awards_ledger_finding({
          awarded: formatHours(awarded),
          budget: formatHours(budget),
          left: formatHours(leftOver),
        })}{' '}
        {open > 0 && m.awards_ledger_open({ open })}
      </p>
      <Bar balance={balance} />
      <table className="table ledger-table">
        <caption className="visually-hidden">{m.awards_ledger()}</caption>
        <tbody>
          {accounts.map((account) => (
            <tr key={account}>
              <th scope="row">
                <span className={`ledger-key ledger-${account}`} aria-hidden="true" />{' '}
                {accountText[account]()}
              </th>
              <td className="cell-end number">{formatHours(balance[account])}</td>
              <td className="cell-end number muted">
                {formatShare(budget === 0 ? 0 : balance[account] / budget)}
              </td>
            </tr>
          ))}
          <tr className="ledger-sum">
            <th scope="row">{m.awards_budget()}</th>
            <td className="cell-end number">{formatHours(budget)}</td>
            <td className="cell-end number muted">{formatShare(1)}</td>
          </tr>
        </tbody>
      </table>
      {value !== null && <HeldValue value={value} />}
    </Section>
  )
}
