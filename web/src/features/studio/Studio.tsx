import { useCallback, useRef, useState, type RefObject } from 'react'
import type { ScenarioView } from '@furrow/core/contract/studio'
import { m } from '../../messages.ts'
import { LoadingState } from '../../ui/states.tsx'
import { sameTuning } from './draft.ts'
import { LastMoveContext } from './last-move.tsx'
import { RankingPane } from './ranking/RankingPane.tsx'
import type { RankingHandle } from './ranking/RankingTable.tsx'
import type { RunView } from './run-view.ts'
import { isChangedHere } from './seen-name.ts'
import { StudioBar } from './StudioBar.tsx'
import { StudioDialogs, type Shown } from './StudioDialogs.tsx'
import { Solving } from './Solving.tsx'
import { Notes, TotalsLine } from './StudioNotes.tsx'
import { Summary } from './Summary.tsx'
import { TunePanel } from './TunePanel.tsx'
import { useNarrow, usePhone } from './use-phone.ts'
import { useStudioKeys } from './use-studio-keys.ts'
import { useStudioState, type StudioProps, type StudioState } from './use-studio-state.ts'
import { useView, type StudioView } from './use-view.ts'
import { Views } from './Views.tsx'
import { ViewTabs } from './ViewTabs.tsx'
import { WhyPanel } from './WhyPanel.tsx'

/** The ranking, and the way to the line in it from any view. */
function useLine(show: (view: StudioView) => unknown) {
  const ranking = useRef<RankingHandle>(null)
  const toLine = useCallback(() => {
    void show('ranking')
    requestAnimationFrame(() => ranking.current?.toLine())
  }, [show])
  return { ranking, toLine }
}

type MiddleProps = {
  state: StudioState
  view: RunView
  shown: StudioView
  show: (view: StudioView) => unknown
  ranking: RefObject<RankingHandle | null>
  toLine: () => void
  onSelect: (proposal: number) => void
  onOpen: () => void
}

/** The ranking, or another view in its place. */
function Middle({ state, view, shown, show, ranking, toLine, onSelect, onOpen }: MiddleProps) {
  return (
    <>
      <ViewTabs hasTruth={state.context.call.hasTruth} shown={shown} onShow={show} />
      <TotalsLine state={state} view={view} onLine={toLine} />
      <Views
        {...{ state, view, shown, onSelect }}
        ranking={<RankingPane ref={ranking} {...{ state, view, onSelect, onOpen }} />}
      />
    </>
  )
}

/** The controls, each with what the last move did. */
function Tune({ state, onSelect }: { state: StudioState; onSelect: (proposal: number) => void }) {
  const { studio, draft, rules, names, field, trial } = state
  const { onMove, onPolicy, onCalibration } = studio
  return (
    <LastMoveContext value={studio.lastMove}>
      <TunePanel {...{ draft, rules, field, names, trial, onMove, onPolicy, onCalibration, onSelect }} />
    </LastMoveContext>
  )
}

type Story = Pick<StudioState, 'setSelected'> & {
  isNarrow: boolean
  setDialog: (dialog: Shown) => void
}

/** The way from a row to its story, beside the ranking or above it. */
function useStory({ isNarrow, setSelected, setDialog }: Story) {
  const whyPane = useRef<HTMLElement>(null)
  const openStory = useCallback(() => {
    if (isNarrow) setDialog('why')
    else whyPane.current?.focus()
  }, [isNarrow, setDialog])
  const select = useCallback(
    (chosen: number) => {
      setSelected(chosen)
      if (isNarrow) setDialog('why')
    },
    [isNarrow, setSelected, setDialog],
  )
  return { whyPane, select, openStory }
}

/** Before the first run: an exact choice may take its time even then. */
const Opening = ({ progress, cancel }: Pick<StudioState['studio'], 'progress' | 'cancel'>) => (
  <>
    <LoadingState />
    {progress.status === 'running' && <Solving progress={progress} onCancel={cancel} />}
  </>
)

/** The page that shows where the line runs and why: tune on the left, the ranking, why on the right. */
export function Studio(props: StudioProps) {
  const state = useStudioState(props)
  const { studio, draft, rules, names, field, before, hash, selected, setSelected } = state
  const { view } = studio
  const [shown, show] = useView()
  const isPhone = usePhone()
  const isNarrow = useNarrow()
  // A link to a proposal opens its story, beside the ranking or above it.
  const [dialog, setDialog] = useState<Shown>(isNarrow && selected !== null ? 'why' : null)
  const { ranking, toLine } = useLine(show)
  const reset = () => studio.change({ ...rules.published, name: draft.name })
  const keys = useStudioKeys({
    studio,
    isPhone,
    isNarrow,
    onRanking: () => void show('ranking'),
    onLine: toLine,
    onReset: reset,
    onDialog: setDialog,
  })
  const { whyPane, select, openStory } = useStory({ isNarrow, setSelected, setDialog })
  const open = (scenario: ScenarioView) => {
    state.see(scenario)
    studio.change({ ...scenario.content, name: scenario.name })
    setDialog(null)
  }
  if (view === null) return <Opening {...studio} />
  const tune = <Tune state={state} onSelect={select} />
  const why = (
    <WhyPanel
      {...{ view, before, draft, names }}
      criteria={rules.criteria}
      runner={state.runner}
      proposal={selected}
      beforeName={state.beforeName}
      chances={state.chances}
      onSelect={select}
    />
  )
  return (
    <div className="studio">
      <StudioBar
        state={state}
        isChanged={state.saved === null ? !sameTuning(draft, rules.published) : isChangedHere(state)}
        onReset={reset}
        keysButton={keys.button}
        onDialog={setDialog}
      />
      <Notes state={state} proven={view.proven} onShow={open} />
      <div className={`studio-panes${studio.progress.status === 'running' ? ' studio-solving' : ''}`}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to take the focus */}
        <section className="studio-tune" aria-label={m.studio_tune()} tabIndex={0}>
          {!isPhone && tune}
        </section>
        <section className="studio-ranking" aria-label={m.studio_ranking()}>
          <Middle {...{ state, view, shown, show, ranking, toLine }} onSelect={select} onOpen={openStory} />
        </section>
        <section ref={whyPane} className="studio-why" aria-label={m.studio_why()} tabIndex={-1}>
          <h2>{m.studio_why()}</h2>
          {!isNarrow && why}
          <p className="studio-hash small muted">
            {m.studio_hash()} <code data-hash={hash ?? ''}>{hash === null ? '…' : hash.slice(7, 19)}</code>
          </p>
        </section>
      </div>
      <Summary view={view} field={field} names={names} quotas={draft.areas} />
      <StudioDialogs {...{ state, view, dialog, tune, why }} onOpen={open} onClose={() => setDialog(null)} />
      {keys.help}
    </div>
  )
}
