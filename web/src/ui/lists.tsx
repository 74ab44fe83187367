import type { ReactNode } from 'react'
import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { formatNumber } from './format.ts'

type PagerProps = { page: number; pageSize: number; total: number; onPage: (page: number) => void }

/** "51–100 of 10,000" with a step back and forward; pages count from 1. */
export function Pager({ page, pageSize, total, onPage }: PagerProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1
  const shown = `${formatNumber(first)}–${formatNumber(Math.min(page * pageSize, total))}`
  return (
    <nav className="pager" aria-label={m.ui_pages()}>
      <span className="number" aria-live="polite">
        {m.ui_range({ shown, total: formatNumber(total) })}
      </span>
      <Button size="small" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {m.ui_previous()}
      </Button>
      <Button size="small" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {m.ui_next()}
      </Button>
    </nav>
  )
}

type Chip = { key: string; text: string; onRemove: () => void }

/** The filters in words, each removable: "area is quantum". */
export function FilterChips({ chips, onClear }: { chips: readonly Chip[]; onClear: () => void }) {
  if (chips.length === 0) return null
  return (
    <ul className="plain-list chips" aria-label={m.ui_filters()}>
      {chips.map((chip) => (
        <li key={chip.key} className="chip">
          {chip.text}
          <button
            type="button"
            aria-label={m.ui_remove_filter({ filter: chip.text })}
            onClick={chip.onRemove}
          >
            ×
          </button>
        </li>
      ))}
      <li>
        <Button size="small" look="quiet" onClick={onClear}>
          {m.ui_clear_filters()}
        </Button>
      </li>
    </ul>
  )
}

/** A key to press, beside what it does. */
export const KeyHint = ({ children }: { children: ReactNode }) => <kbd className="key-hint">{children}</kbd>

type Fact = { label: string; value: ReactNode }

/** Names and values in two columns. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map((fact) => (
      <div key={fact.label}>
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
)
