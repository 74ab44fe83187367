import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { formatHours, formatNumber, formatShare } from '../../ui/format.ts'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { Section } from '../../ui/Page.tsx'
import { BudgetParts } from './BudgetParts.tsx'
import { OpenNumber } from './OpenNumber.tsx'
import { ReserveParts } from './ReserveParts.tsx'
import { WaitingRows } from './WaitingRows.tsx'

type Props = { decision: DecisionDocument }

const listPath = (decision: DecisionDocument, query = '') => `/app/calls/${decision.callId}/proposals${query}`

/** To the awards below, which add up to the number. */
const ToAwards = ({ children }: { children: ReactNode }) => <a href="#awards">{children}</a>

type Part = 'budget' | 'leftOver' | 'reserve'

const titles: Readonly<Record<Part, () => string>> = {
  budget: m.decisions_behind_budget,
  leftOver: m.decisions_behind_left,
  reserve: m.decisions_behind_reserve,
}

type OpenStatProps = {
  label: string
  hours: number
  part: Part
  open: Part | null
  onOpen: (part: Part | null) => void
  note?: string
}

/** A number that opens the rows behind it below the totals, and closes them again. */
function OpenStat({ label, hours, part, open, onOpen, note }: OpenStatProps) {
  const opens = (value: string) => (
    <OpenNumber
      label={label}
      value={value}
      isOpen={open === part}
      controls="behind-totals"
      onToggle={() => onOpen(open === part ? null : part)}
    />
  )
  return (
    <Stat
      label={label}
      value={opens(formatHours(hours))}
      {...(note !== undefined && { note: opens(note) })}
    />
  )
}

/** The rows behind a number; paper has them in its tables. */
function Behind({ decision, isReleased, part }: Props & { isReleased: boolean; part: Part }) {
  return (
    <section className="stack-s behind" id="behind-totals" aria-label={titles[part]()}>
      <h3>{titles[part]()}</h3>
      {part === 'budget' && <BudgetParts decision={decision} />}
      {part === 'leftOver' && <WaitingRows decision={decision} />}
      {part === 'reserve' && (
        <ReserveParts decision={decision} hasLog={isReleased || decision.later !== null} />
      )}
    </section>
  )
}

/** Which share was kept back, or of how much it is the rest. */
function reserveNote({ budget, available, reserve }: DecisionDocument['outcome']['totals']): string {
  const kept = budget - available
  if (reserve < kept) return m.decisions_reserve_rest({ kept: formatHours(kept) })
  return m.decisions_reserve_share({ share: formatShare(reserve / budget) })
}

/** What there was, what is given and what stays; each number leads to the rows behind it. */
export function Totals({ decision, isReleased }: Props & { isReleased: boolean }) {
  const [open, onOpen] = useState<Part | null>(null)
  const { totals, awards } = decision.outcome
  const funded = awards.filter(({ award }) => award > 0).length
  const shared = { open, onOpen }
  const { rounding } = totals
  return (
    <Section title={m.decisions_totals()}>
      <StatRow>
        <Stat label={m.decisions_awarded()} value={<ToAwards>{formatHours(totals.awarded)}</ToAwards>} />
        <Stat
          label={m.decisions_funded()}
          value={<ToAwards>{formatNumber(funded)}</ToAwards>}
          note={
            <Link href={listPath(decision)}>
              {m.decisions_of({ proposals: formatNumber(awards.length) })}
            </Link>
          }
        />
        <OpenStat label={m.decisions_available()} hours={totals.available} part="budget" {...shared} />
        <OpenStat
          label={m.decisions_left_over()}
          hours={totals.leftOver}
          part="leftOver"
          {...shared}
          {...(rounding > 0 && { note: m.decisions_rounding({ hours: formatHours(rounding) }) })}
        />
        <OpenStat
          label={m.decisions_reserve()}
          hours={totals.reserve}
          part="reserve"
          {...shared}
          note={reserveNote(totals)}
        />
        <OpenStat label={m.decisions_budget()} hours={totals.budget} part="budget" {...shared} />
      </StatRow>
      {open !== null && <Behind decision={decision} isReleased={isReleased} part={open} />}
    </Section>
  )
}
