import type { CallListItem } from '@furrow/core/contract/calls'
import { practiceStages, syntheticSizes, type PracticeStage } from '@furrow/core/contract/practice'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { Button } from '../../ui/Button.tsx'
import { CallChoice } from '../../ui/CallChoice.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Select } from '../../ui/inputs.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { PracticeDeletion, PracticeProgress, usePracticeMaking } from '../../ui/Practice.tsx'
import { EmptyState, ProblemLine, QueryStates } from '../../ui/states.tsx'

const stageTexts: Readonly<Record<PracticeStage, () => string>> = {
  locked: m.practice_stage_locked,
  closed: m.practice_stage_closed,
  reviewing: m.practice_stage_reviewing,
  open: m.practice_stage_open,
}

/** The steps that each start leaves to be taken. */
const leftTexts: Readonly<Record<PracticeStage, () => string>> = {
  locked: m.practice_stage_locked_left,
  closed: m.practice_stage_closed_left,
  reviewing: m.practice_stage_reviewing_left,
  open: m.practice_stage_open_left,
}

type StageProps = { value: PracticeStage; onChoose: (stage: PracticeStage) => void }

const StageField = ({ value, onChoose }: StageProps) => (
  <Field label={m.practice_stage()}>
    <Select
      value={value}
      onChange={(event) => {
        const chosen = practiceStages.find((stage) => stage === event.target.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    >
      {[...practiceStages].reverse().map((stage) => (
        <option key={stage} value={stage}>
          {stageTexts[stage]()}
        </option>
      ))}
    </Select>
  </Field>
)

function CopyForm({ calls }: { calls: readonly CallListItem[] }) {
  const [from, setFrom] = useState(calls[0]?.id ?? '')
  const [stage, setStage] = useState<PracticeStage>('locked')
  const making = usePracticeMaking()
  if (calls.length === 0) return <p className="muted">{m.practice_copy_none()}</p>
  return (
    <form
      className="practice-form"
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate({ from, stage })
      }}
    >
      <Field label={m.practice_call()}>
        <CallChoice calls={calls} value={from} onValue={setFrom} />
      </Field>
      <StageField value={stage} onChoose={setStage} />
      <Button type="submit" look="primary" busy={making.isPending}>
        {m.practice_copy_make()}
      </Button>
      <p className="practice-left muted" aria-live="polite">
        {leftTexts[stage]()}
      </p>
      <ProblemLine error={making.error} />
    </form>
  )
}

function InventForm() {
  const [proposals, setProposals] = useState<number>(syntheticSizes[0])
  const [stage, setStage] = useState<PracticeStage>('locked')
  const making = usePracticeMaking()
  return (
    <form
      className="practice-form"
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate({ from: null, proposals, stage })
      }}
    >
      <Field label={m.practice_size()}>
        <Select value={proposals} onChange={(event) => setProposals(Number(event.target.value))}>
          {syntheticSizes.map((size) => (
            <option key={size} value={size}>
              {formatNumber(size)}
            </option>
          ))}
        </Select>
      </Field>
      <StageField value={stage} onChoose={setStage} />
      <Button type="submit" look="primary" busy={making.isPending}>
        {m.practice_invent_make()}
      </Button>
      <p className="practice-left muted" aria-live="polite">
        {leftTexts[stage]()}
      </p>
      <ProblemLine error={making.error} />
    </form>
  )
}

const columns: readonly Column<CallListItem>[] = [
  {
    id: 'title',
    header: m.practice_round(),
    cell: (call) => <Link href={`/app/calls/${call.id}`}>{call.title}</Link>,
  },
  {
    id: 'handedIn',
    header: m.practice_proposals(),
    width: '8rem',
    align: 'end',
    cell: (call) => formatNumber(call.counts?.handedIn ?? 0),
  },
  {
    id: 'delete',
    header: m.practice_delete(),
    width: '9rem',
    cell: (call) => <PracticeDeletion callId={call.id} title={call.title} />,
  },
]

const canBeCopied = ({ rehearsal, counts }: CallListItem): boolean =>
  !rehearsal && counts?.reviewsLocked === true

/** The sandbox: makes rounds to rehearse, lists them, deletes them whole. */
export function PracticePage() {
  const query = useQuery(sharedQueries.calls())
  return (
    <Page
      title={m.practice_title()}
      lead={m.practice_lead()}
      above={<Link href="/app/calls">{m.practice_calls()}</Link>}
    >
      <QueryStates query={query}>
        {({ items }) => (
          <>
            <Section title={m.practice_copy_title()} note={m.practice_copy_text()}>
              <CopyForm calls={items.filter(canBeCopied)} />
            </Section>
            <Section title={m.practice_invent_title()} note={m.practice_invent_text()}>
              <InventForm />
            </Section>
            <Section title={m.practice_rounds()}>
              <PracticeProgress />
              {items.some(({ rehearsal }) => rehearsal) ? (
                <DataTable
                  label={m.practice_rounds()}
                  rows={items.filter(({ rehearsal }) => rehearsal)}
                  columns={columns}
                  rowKey={(call) => call.id}
                />
              ) : (
                <EmptyState title={m.practice_rounds_none()}>{m.practice_rounds_none_text()}</EmptyState>
              )}
            </Section>
          </>
        )}
      </QueryStates>
    </Page>
  )
}
