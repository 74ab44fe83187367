import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { ScenarioView, StudioContext } from '@furrow/core/contract/studio'
import { m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { LoadingState } from '../../ui/states.tsx'
import { readAddress, useAddress, type Opened } from './address.ts'
import { CompareDialog } from './CompareDialog.tsx'
import { canRun, sameTuning, withSeed, type Draft, type Rules } from './draft.ts'
import { namesOf, rulesOf, type Names } from './names.ts'
import { ProposeDialog } from './ProposeDialog.tsx'
import { studioQueries } from './queries.ts'
import { RankingTable, revealLine } from './RankingTable.tsx'
import type { Runner } from './runner.ts'
import type { RunView } from './run-view.ts'
import { ScenarioDialog } from './ScenarioDialog.tsx'
import { StudioBar } from './StudioBar.tsx'
import { Summary } from './Summary.tsx'
import { TunePanel } from './TunePanel.tsx'
import { useBaseline, useOutcomeHash, useStudio, type Effect, type Progress } from './use-studio.ts'
import { useStudioKeys } from './use-studio-keys.ts'
import { WhyPanel } from './WhyPanel.tsx'

type StudioProps = { context: StudioContext; runner: Runner }
type Shown = 'scenarios' | 'compare' | 'propose' | 'tune' | 'why' | null

const linkProblems = {
  damaged: m.studio_link_damaged,
  newer: m.studio_link_newer,
  'other-call': m.studio_link_other_call,
} as const

type NotesProps = {
  opened: Opened
  names: Names
  runnable: boolean
  progress: Progress
  proven: boolean
}

function Notes({ opened, names, runnable, progress, proven }: NotesProps) {
  return (
    <div className="studio-notes" role="status">
      {opened.problem !== null && <p className="danger">{linkProblems[opened.problem]()}</p>}
      {!runnable && <p className="danger">{m.studio_all_zero()}</p>}
      {progress === 'running' && <p className="muted small">{m.studio_solver_waiting()}</p>}
      {progress === 'failed' && <p className="danger">{m.studio_solver_failed()}</p>}
      {!proven && <p className="danger">{m.studio_solver_unproven()}</p>}
      {!names.hasTitles && <p className="muted small">{m.studio_no_titles()}</p>}
    </div>
  )
}

type TotalsLineProps = { view: RunView; effect: Effect | null; isPractice: boolean; onLine: () => void }

function TotalsLine({ view, effect, isPractice, onLine }: TotalsLineProps) {
  return (
    <div className="studio-totals">
      <h2 className="number" data-totals="">
        {m.studio_totals({
          proposals: formatNumber(view.order.length),
          funded: formatNumber(view.funded),
          awarded: formatNumber(view.totals.awarded),
          available: formatHours(view.totals.available),
        })}
      </h2>
      {isPractice && <PracticeBadge />}
      <span className="row studio-effect">
        <span className="small muted" role="status" data-effect="">
          {effect !== null &&
            m.studio_effect({ crossed: formatNumber(effect.crossed), moved: formatNumber(effect.moved) })}
        </span>
        <Button size="small" look="quiet" title={m.studio_to_line_key()} onClick={onLine}>
          {m.studio_to_line()}
        </Button>
      </span>
    </div>
  )
}

const isPhone = () => globalThis.matchMedia('(max-width: 1023px)').matches

function useSaved(callId: string, first: string) {
  const { data } = useQuery(studioQueries.scenarios(callId))
  const [savedId, setSavedId] = useState<string | null>(null)
  const scenarios = data?.items ?? []
  const byId = scenarios.find((scenario) => scenario.id === savedId)
  const byName =
    savedId === null && first !== '' ? scenarios.find(({ name, mine }) => mine && name === first) : undefined
  return { scenarios, saved: byId ?? byName ?? null, setSavedId }
}

type StudioDialogsProps = StudioProps & {
  draft: Draft
  view: RunView
  before: RunView | null
  beforeName: string
  saved: ScenarioView | null
  rules: Rules
  names: Names
  dialog: Shown
  tune: ReactNode
  why: ReactNode
  onOpen: (scenario: ScenarioView) => void
  onClose: () => void
}

/** What may lie above the page: scenarios, comparison, proposing, and on a phone the two side panels. */
function StudioDialogs(props: StudioDialogsProps) {
  const { context, runner, draft, view, before, beforeName, saved, rules, names, dialog, onClose } = props
  const callId = context.call.id
  return (
    <>
      {dialog === 'scenarios' && (
        <ScenarioDialog
          {...{ callId, draft, saved, onClose }}
          maySave={context.maySave}
          onOpen={props.onOpen}
        />
      )}
      {dialog === 'compare' && before !== null && (
        <CompareDialog
          open
          onClose={onClose}
          left={{ name: draft.name === '' ? m.studio_this_scenario() : draft.name, view }}
          right={{ name: beforeName, view: before }}
          field={runner.field}
          names={names}
        />
      )}
      {dialog === 'propose' && (
        <ProposeDialog
          {...{ callId, draft, saved, view, rules, names, runner, onClose }}
          seed={context.seed}
        />
      )}
      <Dialog open={dialog === 'tune'} title={m.studio_tune()} onClose={onClose} sheet>
        {props.tune}
      </Dialog>
      <Dialog open={dialog === 'why'} title={m.studio_why()} onClose={onClose} sheet>
        {props.why}
      </Dialog>
    </>
  )
}

function useTitle({ call }: StudioProps['context']) {
  useEffect(() => {
    document.title = `${m.studio_title()} – ${call.title} – ${m.shell_name()}`
  }, [call])
}

function useHash({ context, runner }: StudioProps, draft: Draft): string | null {
  const take = useCallback(
    async () => (await runner.outcome(withSeed(draft, context.seed))).hash,
    [runner, draft, context],
  )
  return useOutcomeHash(take, draft)
}

/** The row whose story stands beside the ranking. */
function useSelected(ids: readonly string[], first: string | null) {
  const [selected, setSelected] = useState<number | null>(() => {
    const place = first === null ? -1 : ids.indexOf(first)
    return place < 0 ? null : place
  })
  return { selected, setSelected, proposal: selected === null ? null : (ids[selected] ?? null) }
}

/** The page that shows where the line runs and why: tune on the left, the ranking, why on the right. */
export function Studio({ context, runner }: StudioProps) {
  const { field } = runner
  const { id: callId } = context.call
  const names = useMemo(() => namesOf(context, field), [context, field])
  const rules = useMemo(() => rulesOf(context, field, names), [context, field, names])
  const [opened] = useState(() => readAddress(globalThis.location.search, rules))
  const studio = useStudio(runner, rules, opened.draft)
  const { draft, view } = studio
  const { selected, setSelected, proposal } = useSelected(field.ids, opened.proposal)
  const [dialog, setDialog] = useState<Shown>(null)
  const pane = useRef<HTMLDivElement>(null)
  const [baselineId, setBaselineId] = useState('')
  const { scenarios, saved, setSavedId } = useSaved(callId, opened.draft.name)
  const baseline = scenarios.find((scenario) => scenario.id === baselineId)
  const before = useBaseline(runner, baseline?.content ?? rules.published)
  const beforeName = baseline?.name ?? m.studio_published()
  const runnable = canRun(draft, rules)
  const hash = useHash({ context, runner }, draft)
  const toLine = useCallback(() => {
    if (view !== null) revealLine(pane.current, view)
  }, [view])
  useAddress(draft, proposal)
  useStudioKeys({ onUndo: studio.back, onRedo: studio.forth, onLine: toLine })
  useTitle(context)
  const select = useCallback(
    (chosen: number) => {
      setSelected(chosen)
      if (isPhone()) setDialog('why')
    },
    [setSelected],
  )
  const open = (scenario: ScenarioView) => {
    setSavedId(scenario.id)
    studio.change({ ...scenario.content, name: scenario.name })
    setDialog(null)
  }
  if (view === null) return <LoadingState />
  const reference = saved?.content ?? rules.published
  const tune = <TunePanel draft={draft} rules={rules} onMove={studio.onMove} onPolicy={studio.onPolicy} />
  const why = <WhyPanel {...{ proposal: selected, view, before, beforeName, draft, field, names }} />
  return (
    <div className="studio">
      <StudioBar
        {...{ context, runner, draft, proposal, scenarios, baselineId }}
        isChanged={!sameTuning(draft, reference)}
        onBaseline={setBaselineId}
        canUndo={studio.history.past.length > 0}
        canRedo={studio.history.future.length > 0}
        onUndo={studio.back}
        onRedo={studio.forth}
        onReset={() => studio.change({ ...rules.published, name: draft.name })}
        onDialog={setDialog}
      />
      <Notes {...{ opened, names, runnable }} progress={studio.progress} proven={view.proven} />
      <div className="studio-panes">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to take the focus */}
        <section className="studio-tune" aria-label={m.studio_tune()} tabIndex={0}>
          {tune}
        </section>
        <section className="studio-ranking" aria-label={m.studio_ranking()}>
          <TotalsLine view={view} effect={studio.effect} isPractice={context.call.practice} onLine={toLine} />
          <RankingTable {...{ view, before, field, names, selected, pane }} onSelect={select} />
        </section>
        <section className="studio-why" aria-label={m.studio_why()}>
          <h2>{m.studio_why()}</h2>
          {why}
          <p className="studio-hash small muted">
            {m.studio_hash()} <code data-hash={hash ?? ''}>{hash === null ? '…' : hash.slice(7, 19)}</code>
          </p>
        </section>
      </div>
      <Summary view={view} field={field} names={names} draft={draft} />
      <StudioDialogs
        {...{ context, runner, draft, view, before, beforeName, saved, rules, names, dialog, tune, why }}
        onOpen={open}
        onClose={() => setDialog(null)}
      />
    </div>
  )
}
