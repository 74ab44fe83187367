import type { AwardValue, HeldTotals, MoneyValue, ValueTotals } from '@furrow/core/contract/price-list'
import type { ReactNode } from 'react'
import { m } from '../messages.ts'
import { AssumedBadge } from './Badge.tsx'
import { formatDate, formatHours, formatAmount } from './format.ts'
import { Stat } from './measures.tsx'
import { Heads } from './tables.tsx'

function valueText({ amount, toPay, paying }: AwardValue, currency: string): string {
  const written = formatAmount(amount, currency)
  if (!paying) return m.ui_value_in_kind({ amount: written })
  if (toPay === amount) return m.ui_value_to_pay({ amount: written })
  return m.ui_value_mixed({ amount: written, toPay: formatAmount(toPay, currency) })
}

/** "DKK 250,000 in kind": what one award is worth, with its badge where the price is assumed. */
export function ValueOfAward({ value, currency }: { value: AwardValue; currency: string }) {
  return (
    <>
      {valueText(value, currency)}
      {value.assumed && (
        <>
          {' '}
          <AssumedBadge />
        </>
      )}
    </>
  )
}

/** The same as a line of its own, "Value: DKK 250,000 in kind"; nothing where no price holds. */
export function ValueLine({ value }: { value: MoneyValue | null }) {
  if (value === null) return null
  return (
    <p className="muted small">
      {m.ui_value()} <ValueOfAward value={value} currency={value.currency} />
    </p>
  )
}

type Props = { totals: ValueTotals }

type Opens = { opens?: (value: string) => ReactNode }
type StatsProps = Props & Opens

/** What awards are worth together: given in kind, and to be paid. @param opens leads from a sum to its rows */
export function ValueStats({
  totals: { currency, inKind, toPay, assumed },
  opens = (value) => value,
}: Opens & { totals: Omit<HeldTotals, 'unpricedHours'> }) {
  const badge = assumed && <AssumedBadge />
  return (
    <>
      <Stat label={m.ui_value_total_in_kind()} value={opens(formatAmount(inKind, currency))} note={badge} />
      <Stat label={m.ui_value_total_to_pay()} value={opens(formatAmount(toPay, currency))} note={badge} />
    </>
  )
}

/** Who bears what is given in kind, and by which prices. @param opens leads from a sum to its rows */
export function ValueByFunder({
  totals: { currency, date, funders, unpricedHours },
  opens = (value) => value,
}: StatsProps) {
  return (
    <div className="stack-s value-funders">
      {funders.length > 0 && (
        <table className="table" aria-label={m.ui_value_funders()}>
          <Heads heads={[m.ui_value_funders(), m.ui_value_amount()]} />
          <tbody>
            {funders.map(({ name, amount, assumed }) => (
              <tr key={name ?? ''}>
                <td>
                  {name ?? m.ui_value_nobody()} {assumed && <AssumedBadge />}
                </td>
                <td className="cell-end">{opens(formatAmount(amount, currency))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted small">
        {m.ui_value_date({ date: formatDate(date) })}
        {unpricedHours > 0 && <> {opens(m.ui_value_unpriced({ hours: formatHours(unpricedHours) }))}</>}
      </p>
    </div>
  )
}
