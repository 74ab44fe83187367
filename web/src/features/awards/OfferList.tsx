import type { WaitingList } from '@furrow/core/contract/awards'
import { sumOfValues } from '@furrow/core/machine/award-value'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { Select } from '../../ui/inputs.tsx'
import { MomentField } from '../../ui/MomentField.tsx'
import { Section } from '../../ui/Page.tsx'
import { issueAt, ProblemLine, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { ValueLine } from '../../ui/ValueTotals.tsx'
import { awardQueries, useAwardStep } from './queries.ts'
import type { Granted } from './ReserveDialog.tsx'

type Waiting = WaitingList['waiting'][number]

/** What is missing to the least that is of use, beside what is held: the list gives on top of it. */
const missingText = ({ held, minimum }: Waiting): string =>
  held < minimum ? formatHours(minimum - held) : '–'

const columnsFor = (onGrant: ((row: Granted) => void) | null): readonly Column<Waiting>[] => [
  {
    id: 'place',
    header: m.awards_place(),
    align: 'end',
    width: '72px',
    cell: ({ place }) => formatNumber(place),
  },
  {
    id: 'proposal',
    header: m.awards_proposal(),
    cell: ({ proposal, proposalId, title }) => (
      <Link href={`/app/proposals/${proposalId}`}>
        {proposal} {title}
      </Link>
    ),
  },
  {
    id: 'held',
    header: m.awards_held(),
    align: 'end',
    hideOnPhone: true,
    cell: (row) => formatHours(row.held),
  },
  {
    id: 'wants',
    header: m.awards_wants(),
    align: 'end',
    cell: ({ wants, offered }) =>
      offered > 0 ? m.awards_wants_offered({ hours: formatHours(offered) }) : formatHours(wants),
  },
  {
    id: 'minimum',
    header: m.awards_minimum(),
    align: 'end',
    hideOnPhone: true,
    cell: missingText,
  },
  ...(onGrant === null
    ? []
    : [
        {
          id: 'deed',
          header: <span className="visually-hidden">{m.awards_grant()}</span>,
          align: 'end' as const,
          cell: (row: Waiting) => (
            <Button size="small" onClick={() => onGrant(row)}>
              {m.awards_grant()}
            </Button>
          ),
        },
      ]),
]

type Spoils = NonNullable<WaitingList['spoils']>

/** Before anything is offered: what the offers do to a later decision that waits. */
function SpoilsNotice({ spoils: { decisionId, offers } }: { spoils: Spoils }) {
  return (
    <div className="notice stack-s" role="alert">
      <p>
        <strong>{m.awards_spoils({ n: formatNumber(offers) })}</strong>{' '}
        {offers === 1 ? m.awards_spoils_mend() : m.awards_spoils_mend_fewer({ n: formatNumber(offers - 1) })}
      </p>
      <p>
        <Link href={`/app/decisions/${decisionId}`}>{m.awards_pending_link()}</Link>
      </p>
    </div>
  )
}

type DialogProps = { callId: string; list: WaitingList; onClose: () => void }

/** Hours and value of all offers that are about to be sent. */
function OfferedSum({ offers }: { offers: WaitingList['next'] }) {
  const hoursOf = (some: WaitingList['next']) => formatHours(some.reduce((sum, { hours }) => sum + hours, 0))
  const value = sumOfValues(offers.map((offer) => offer.value))
  const currency = offers.find((offer) => offer.value !== null)?.value?.currency ?? ''
  const unpriced = offers.filter((offer) => offer.value === null)
  return (
    <div>
      <p>{m.awards_offered_sum({ n: formatNumber(offers.length), hours: hoursOf(offers) })}</p>
      <ValueLine value={value && { ...value, currency }} />
      {value !== null && unpriced.length > 0 && (
        <p className="muted small">{m.ui_value_unpriced({ hours: hoursOf(unpriced) })}</p>
      )}
    </div>
  )
}

function OfferDialog({ callId, list, onClose }: DialogProps) {
  const [count, setCount] = useState(list.next.length)
  const [expiresAt, setExpires] = useState<string | null>(list.expiresAt)
  const step = useAwardStep()
  const chosen = list.next.slice(0, count)
  const offers = chosen.map(({ proposal, hours }) => ({ proposal, hours }))
  const errorOf = (name: string) => issueAt(step.error, name)
  const send = () =>
    step.mutate(
      { path: `/calls/${callId}/offers`, body: { offers, expiresAt } },
      {
        onSuccess: () => {
          toast(m.awards_offers_done({ n: offers.length }))
          onClose()
        },
      },
    )
  return (
    <Dialog
      open
      title={m.awards_offer_dialog()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.awards_cancel()}</Button>
          <Button look="primary" busy={step.isPending} onClick={send}>
            {m.awards_offer_send({ n: count })}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.awards_offer_dialog_text()}</p>
        <Field label={m.awards_as_far_as()}>
          <Select value={count} onChange={(event) => setCount(Number(event.target.value))}>
            {list.next.map(({ proposal, title, hours }, index) => (
              <option key={proposal} value={index + 1}>
                {m.awards_as_far_as_option({
                  place: formatNumber(index + 1),
                  name: `${proposal} ${title}`,
                  hours: formatHours(hours),
                })}
              </option>
            ))}
          </Select>
          <p className="small select-whole">{chosen.at(-1)?.title}</p>
        </Field>
        <OfferedSum offers={chosen} />
        {list.spoils !== null && count >= list.spoils.offers && <SpoilsNotice spoils={list.spoils} />}
        <MomentField
          label={m.awards_stands_until()}
          value={expiresAt}
          onValue={setExpires}
          error={errorOf('expiresAt')}
        />
        <ProblemLine error={step.error} atFields={['expiresAt']} />
      </div>
    </Dialog>
  )
}

function Next({ list }: { list: WaitingList }) {
  if (list.next.length === 0) return <p>{list.blocked ? m.awards_next_blocked() : m.awards_next_none()}</p>
  return (
    <>
      <p>{m.awards_next_finding({ n: list.next.length, left: formatHours(list.leftOver) })}</p>
      <ol role="list" className="plain-list next-offers">
        {list.next.map(({ proposal, proposalId, title, hours, value, award }) => (
          <li key={proposal}>
            <Link href={`/app/proposals/${proposalId}`}>
              {proposal} {title}
            </Link>
            <span className="number">+{formatHours(hours)}</span>
            <span className="number muted">= {formatHours(award)}</span>
            <div className="next-value">
              <ValueLine value={value} />
            </div>
          </li>
        ))}
      </ol>
      {list.blocked && <p className="muted">{m.awards_next_blocked()}</p>}
    </>
  )
}

type ListProps = { callId: string; mayChange: boolean; onGrant: ((row: Granted) => void) | null }

/** Who waits, and what the list would get of what is left over; offered only by a press. */
export function OfferList({ callId, mayChange, onGrant }: ListProps) {
  const query = useQuery(awardQueries.list(callId))
  const [isOffering, setOffering] = useState(false)
  const [isLong, setLong] = useState(false)
  return (
    <QueryStates query={query}>
      {(list) => (
        <Section
          title={m.awards_list()}
          note={m.awards_list_note()}
          actions={
            mayChange &&
            list.next.length > 0 && (
              <Button look="primary" onClick={() => setOffering(true)}>
                {m.awards_offer_open()}
              </Button>
            )
          }
        >
          <Next list={list} />
          {list.waiting.length > 0 && (
            <DataTable
              label={m.awards_list()}
              rows={isLong ? list.waiting : list.waiting.slice(0, 10)}
              columns={columnsFor(onGrant)}
              rowKey={({ proposal }) => proposal}
              total={list.waiting.length}
            />
          )}
          {!isLong && list.waiting.length > 10 && (
            <div>
              <Button onClick={() => setLong(true)}>
                {m.awards_list_all({ n: formatNumber(list.waiting.length) })}
              </Button>
            </div>
          )}
          {isOffering && <OfferDialog callId={callId} list={list} onClose={() => setOffering(false)} />}
        </Section>
      )}
    </QueryStates>
  )
}
