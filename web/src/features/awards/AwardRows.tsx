import type { AwardRow, CallAwards } from '@furrow/core/contract/awards'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { m } from '../../messages.ts'
import { appealText } from '../../ui/award-text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours, formatNumber, formatShortMoment } from '../../ui/format.ts'
import { Select } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { ValueLine, ValueOfAward } from '../../ui/ValueTotals.tsx'
import { useAwardStep } from './queries.ts'
import type { Granted } from './ReserveDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

const answerText = {
  none: m.awards_answer_none,
  open: m.awards_answer_open,
  accepted: m.awards_answer_accepted,
  declined: m.awards_answer_declined,
  withdrawn: m.awards_answer_withdrawn,
  withdrew: m.awards_answer_withdrew,
} as const

const filters = {
  all: () => true,
  open: ({ answer }: AwardRow) => answer === 'open',
  late: ({ late, offer }: AwardRow) => late || offer?.past === true,
  accepted: ({ answer }: AwardRow) => answer === 'accepted',
  freed: ({ answer }: AwardRow) => ['declined', 'withdrawn', 'withdrew'].includes(answer),
  offered: ({ offer }: AwardRow) => offer !== null,
} as const

type Filter = keyof typeof filters

const filterText: Readonly<Record<Filter, () => string>> = {
  all: m.awards_filter_all,
  open: m.awards_filter_open,
  late: m.awards_filter_late,
  accepted: m.awards_filter_accepted,
  freed: m.awards_filter_freed,
  offered: m.awards_filter_offered,
}

const isFilter = (text: string): text is Filter => Object.hasOwn(filters, text)

/** An award of a later decision is an offer, and no answer is due before it is accepted. */
const standingText = ({ answer, granted }: AwardRow) =>
  answer === 'none' && granted > 0 ? m.awards_answer_later() : answerText[answer]()

function State({ row }: { row: AwardRow }) {
  return (
    <>
      <span>
        {row.late ? <strong>{m.awards_answer_late()}</strong> : standingText(row)}
        {row.appeal !== null && (
          <>
            {' '}
            <Badge>{m.awards_appeal_badge({ state: appealText[row.appeal]() })}</Badge>
          </>
        )}
      </span>
      <div className="award-on-phone">
        <ValueLine value={row.value} />
      </div>
      {row.offer !== null && (
        <span className="muted small">
          {row.offer.past
            ? m.awards_row_offer_past({ hours: formatHours(row.offer.hours) })
            : m.awards_row_offer({
                hours: formatHours(row.offer.hours),
                date: formatShortMoment(row.offer.expiresAt),
              })}
        </span>
      )}
      {row.offer !== null && <ValueLine value={row.offer.value} />}
    </>
  )
}

type DeedsProps = Props & { row: AwardRow; onWithdraw: (row: AwardRow) => void }

function Deeds({ row, callId, page, onGrant, onWithdraw }: DeedsProps) {
  const step = useAwardStep()
  const mayGrant = page.may.reserve && row.held < row.requested && onGrant !== null
  const mayTake = page.may.change && row.held > 0 && row.late
  const expire = (offerId: string) =>
    step.mutate(
      { path: `/calls/${callId}/offers/${offerId}/expire`, body: {} },
      { onSuccess: () => toast(m.awards_expired_done()) },
    )
  const mayExpire = page.may.change && row.offer?.past === true
  if (!mayGrant && !mayTake && !mayExpire) return null
  return (
    <span className="row">
      {mayExpire && (
        <Button size="small" busy={step.isPending} onClick={() => expire(row.offer?.id ?? '')}>
          {m.awards_expire()}
        </Button>
      )}
      {mayTake && (
        <Button size="small" onClick={() => onWithdraw(row)}>
          {m.awards_take_back()}
        </Button>
      )}
      {mayGrant && (
        <Button size="small" onClick={() => onGrant(row)}>
          {m.awards_grant()}
        </Button>
      )}
    </span>
  )
}

const columnsFor = (deeds: Omit<DeedsProps, 'row'>): readonly Column<AwardRow>[] => [
  {
    id: 'proposal',
    header: m.awards_proposal(),
    sortBy: ({ proposal }) => proposal,
    cell: ({ proposal, proposalId, title }) => (
      <Link href={`/app/proposals/${proposalId}`}>
        {proposal} {title}
      </Link>
    ),
  },
  {
    id: 'granted',
    header: m.awards_granted(),
    align: 'end',
    hideOnPhone: true,
    sortBy: ({ granted }) => granted,
    cell: ({ granted }) => formatHours(granted),
  },
  {
    id: 'held',
    header: m.awards_held(),
    align: 'end',
    sortBy: ({ held }) => held,
    cell: ({ held }) => formatHours(held),
  },
  {
    id: 'value',
    header: m.awards_value(),
    align: 'end',
    hideOnPhone: true,
    sortBy: ({ value }) => value?.amount ?? null,
    cell: ({ value }) => value && <ValueOfAward value={value} currency={value.currency} />,
  },
  {
    id: 'state',
    header: m.awards_state(),
    cell: (row) => (
      <span className="award-state">
        <State row={row} />
        <Deeds row={row} {...deeds} />
      </span>
    ),
  },
]

type Props = { callId: string; page: CallAwards; onGrant: ((row: Granted) => void) | null }

/** Every award with the state of its answer; who has not answered is one filter away. */
export function AwardRows({ callId, page, onGrant }: Props) {
  const show = new URLSearchParams(useSearch()).get('show') ?? ''
  const [filter, setFilter] = useState<Filter>(isFilter(show) ? show : 'all')
  const [taken, setTaken] = useState<AwardRow | null>(null)
  const rows = page.rows.filter(filters[filter])
  return (
    <Section title={m.awards_all()} id="awards">
      <div className="award-filter">
        <Field label={m.awards_filter()}>
          <Select
            value={filter}
            onChange={({ target: { value } }) => {
              if (isFilter(value)) setFilter(value)
            }}
          >
            {Object.keys(filters)
              .filter(isFilter)
              .map((key) => (
                <option key={key} value={key}>
                  {filterText[key]()} ({formatNumber(page.rows.filter(filters[key]).length)})
                </option>
              ))}
          </Select>
        </Field>
      </div>
      {rows.length === 0 ? (
        <p className="muted">{m.awards_filter_none()}</p>
      ) : (
        <DataTable
          label={m.awards_all()}
          rows={rows}
          columns={columnsFor({ callId, page, onGrant, onWithdraw: setTaken })}
          rowKey={({ proposal }) => proposal}
        />
      )}
      {taken !== null && <WithdrawDialog row={taken} onClose={() => setTaken(null)} />}
    </Section>
  )
}
