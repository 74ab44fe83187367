import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ScenarioView } from '@furrow/core/contract/studio'
import { areasAsAsked } from '@furrow/core/record/area-sums'
import { m } from '../../messages.ts'
import { AreaShares } from '../../ui/AreaShares.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { Textarea, TextInput } from '../../ui/inputs.tsx'
import { Stat, StatRow } from '../../ui/measures.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { differencesOf } from './differences.ts'
import type { Draft, Rules } from './draft.ts'
import { sameTuning, withSeed } from './draft.ts'
import type { Names } from './names.ts'
import { usePropose, useScenarioChanges } from './queries.ts'
import type { Runner } from './runner.ts'
import type { RunView } from './run-view.ts'

type ProposeDialogProps = {
  callId: string
  seed: string
  isRehearsal: boolean
  draft: Draft
  saved: ScenarioView | null
  view: RunView
  rules: Rules
  names: Names
  runner: Runner
  onClose: () => void
}

function Differences({ draft, rules }: { draft: Draft; rules: Rules }) {
  const differences = differencesOf(draft, rules)
  return (
    <>
      <h3>{m.studio_propose_differences()}</h3>
      {differences.length === 0 ? (
        <p>{m.studio_propose_no_differences()}</p>
      ) : (
        <ul className="studio-differences">
          {differences.map(({ name, published, now }) => (
            <li key={name}>
              {name}: <span className="number">{published}</span> → <strong className="number">{now}</strong>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What there is and what is given, before anything is frozen. */
function Totals({ view }: Pick<ProposeDialogProps, 'view'>) {
  const { totals, funded, order } = view
  return (
    <StatRow>
      <Stat label={m.decisions_awarded()} value={formatHours(totals.awarded)} />
      <Stat
        label={m.decisions_funded()}
        value={formatNumber(funded)}
        note={m.decisions_of({ proposals: formatNumber(order.length) })}
      />
      <Stat label={m.decisions_available()} value={formatHours(totals.available)} />
      <Stat label={m.decisions_left_over()} value={formatHours(totals.leftOver)} />
      <Stat label={m.decisions_reserve()} value={formatHours(totals.reserve)} />
    </StatRow>
  )
}

/** As the page to sign has them: all proposals of an area, and all that they asked for. */
function Areas({ view, names, runner }: Pick<ProposeDialogProps, 'view' | 'names' | 'runner'>) {
  const known = new Map(names.areas.map(({ id, name }) => [id, name]))
  const { area, areaIds, requested } = runner.field
  const asked = Array.from(requested, (hours, i) => ({
    area: areaIds[(area[i] ?? 0) - 1] ?? null,
    requested: hours,
  }))
  const areas = areasAsAsked(view.areas, asked)
  return <AreaShares areas={areas} totals={view.totals} areaName={(id) => known.get(id) ?? id} />
}

function Awards({ view, names, runner }: Pick<ProposeDialogProps, 'view' | 'names' | 'runner'>) {
  const { field } = runner
  const funded = [...view.order.subarray(0, view.ranked)].filter((i) => (view.award[i] ?? 0) > 0)
  return (
    <details open={funded.length <= 20}>
      <summary>
        {m.studio_propose_awards()}: <span className="number">{formatNumber(funded.length)}</span> ·{' '}
        <span className="number">{formatHours(view.totals.awarded)}</span>
      </summary>
      <ol className="studio-awards">
        {funded.map((i) => (
          <li key={field.ids[i]}>
            <span>
              <span className="muted number">{field.ids[i]}</span> {names.titles[i]}
            </span>
            <span className="number">{formatHours(view.award[i] ?? 0)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Saves what is seen if it is not saved yet, then proposes exactly that: the hash goes along. */
function useProposing({ callId, seed, draft, saved, runner, onClose }: ProposeDialogProps) {
  const { save } = useScenarioChanges(callId)
  const propose = usePropose(callId)
  const [, goTo] = useLocation()
  const isSaved = (name: string) => saved !== null && saved.name === name && sameTuning(saved.content, draft)
  const keep = async (name: string) => {
    const over = saved?.mine === true ? saved : null
    if (isSaved(name) && saved !== null) return saved
    return save.mutateAsync({ draft, name, note: saved?.note ?? '', over, from: saved?.id ?? null })
  }
  const preview = async (name: string) => {
    const scenario = await keep(name)
    goTo(`/app/calls/${callId}/decide/${scenario.id}`)
  }
  const send = async ({ name, note }: { name: string; note: string }) => {
    const scenario = await keep(name)
    const outcome = await runner.outcome(withSeed(scenario.content, seed))
    const decision = await propose.mutateAsync({ scenarioId: scenario.id, outcomeHash: outcome.hash, note })
    toast(m.studio_proposed())
    onClose()
    goTo(`/app/decisions/${decision.id}`)
  }
  return { send, preview, error: save.error ?? propose.error, busy: save.isPending || propose.isPending }
}

/** Rules taken over unchanged have a name already; what was tuned is named by whoever tuned it. */
const firstName = ({ draft, rules }: ProposeDialogProps): string =>
  draft.name === '' && differencesOf(draft, rules).length === 0 ? m.studio_published() : draft.name

/** What will be frozen: every difference from the published rules, every award, and a note. */
export function ProposeDialog(props: ProposeDialogProps) {
  const [name, setName] = useState(() => firstName(props))
  const [note, setNote] = useState('')
  const { send, preview, error, busy } = useProposing(props)
  const confirm = () => void send({ name: name.trim(), note }).catch(() => undefined)
  return (
    <Dialog
      open
      wide
      title={m.studio_propose_title()}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{m.studio_cancel()}</Button>
          <Button
            disabled={busy || name.trim() === ''}
            onClick={() => void preview(name.trim()).catch(() => undefined)}
          >
            {m.studio_propose_preview()}
          </Button>
          <Button look="primary" busy={busy} disabled={name.trim() === ''} onClick={confirm}>
            {m.studio_propose_confirm()}
          </Button>
        </>
      }
    >
      <div className="studio-propose">
        <p>{m.studio_propose_text()}</p>
        {props.isRehearsal && (
          <p className="notice" role="note">
            {m.practice_never_released()}
          </p>
        )}
        <Totals view={props.view} />
        <Areas view={props.view} names={props.names} runner={props.runner} />
        <Differences draft={props.draft} rules={props.rules} />
        <Awards view={props.view} names={props.names} runner={props.runner} />
        <Field label={m.studio_propose_name()} required>
          <TextInput value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={m.studio_propose_note()}>
          <Textarea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <ProblemLine error={error} />
      </div>
    </Dialog>
  )
}
