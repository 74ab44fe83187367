import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { crossed, moved, regranted, type Regrant } from './compare.ts'
import type { Control } from './controls.ts'
import { canRun, defaultPolicies, sameTuning, type Draft, type Rules } from './draft.ts'
import type { LastMove } from './last-move.tsx'
import { askUntilAnswered } from './ended.ts'
import { before, move, redo, startHistory, undo, undoTo, type History } from './history.ts'
import type { Runner } from './runner.ts'
import type { RunView } from './run-view.ts'

/** How the run of what is seen stands: the exact choice takes its time, and says how many models it has solved. */
export type Progress =
  | { readonly status: 'done' | 'failed' }
  | { readonly status: 'running'; readonly since: number; readonly models: number }

export type Effect = { readonly crossed: number; readonly moved: number; readonly regrant: Regrant }

/** A run and what it is the run of. */
type Shown = { readonly view: RunView; readonly draft: Draft }

/** The run of what is seen: how far it is, and what the last move changed. */
function useRun(runner: Runner) {
  const [view, setView] = useState<RunView | null>(null)
  const [effect, setEffect] = useState<Effect | null>(null)
  const [progress, setProgress] = useState<Progress>({ status: 'done' })
  const shown = useRef<Shown | null>(null)
  /** What the effect of the next move is measured against: it stays while a drag lasts. */
  const anchor = useRef<RunView | null>(null)

  const show = useCallback((next: RunView, draft: Draft) => {
    const old = anchor.current
    shown.current = { view: next, draft }
    setView(next)
    setProgress({ status: 'done' })
    if (old === null) return
    setEffect({ crossed: crossed(old, next), moved: moved(old, next), regrant: regranted(old, next) })
  }, [])

  const start = useCallback(
    (draft: Draft) => {
      const since = Date.now()
      const solving = (models: number) => setProgress({ status: 'running', since, models })
      if (draft.policy.kind === 'knapsack') solving(0)
      const failed = () => {
        setProgress({ status: 'failed' })
        // Something has to be seen when the first run fails.
        const plain = { ...draft, policy: defaultPolicies.cutoff }
        if (shown.current === null) runner.run(plain, (next) => show(next, plain))
      }
      runner.run(draft, (next) => show(next, draft), { failed, solving })
    },
    [runner, show],
  )
  const measure = useCallback(() => {
    if (shown.current !== null) anchor.current = shown.current.view
  }, [])
  /** What is seen stays, as if nothing had been moved since. */
  const stay = useCallback(() => {
    anchor.current = null
    setEffect(null)
    setProgress({ status: 'done' })
  }, [])
  return { view, effect, progress, shown, start, measure, stay }
}

/** Draft, undo and the run of what is seen. A move on the page is run in the frame of its event. */
export function useStudio(runner: Runner, rules: Rules, first: Draft) {
  const [history, setHistory] = useState<History<Draft>>(() => startHistory(first))
  const [movedKey, setMovedKey] = useState<string | null>(null)
  const [cancels, setCancels] = useState(0)
  const latest = useRef(history)
  const { view, effect, progress, shown, start, measure, stay } = useRun(runner)

  const apply = useCallback(
    (next: History<Draft>, by: string | null = null) => {
      if (next === latest.current) return
      setMovedKey(by)
      const isNewMove = next.past.length !== latest.current.past.length
      latest.current = next
      setHistory(next)
      if (!canRun(next.present, rules)) return
      if (isNewMove) measure()
      start(next.present)
    },
    [rules, start, measure],
  )

  useEffect(() => {
    start(latest.current.present)
  }, [start])

  const onMove = useCallback(
    (control: Control, value: number, gesture: string | null) => {
      const next = control.set(before(latest.current, gesture), value)
      // A value that was taken back leaves everything as it was: there is nothing to undo.
      if (sameTuning(next, latest.current.present)) return
      apply(move(latest.current, next, gesture), control.key)
    },
    [apply],
  )
  const change = useCallback((draft: Draft) => apply(move(latest.current, draft)), [apply])
  const onPolicy = useCallback(
    (policy: Draft['policy'], gesture: string | null = null) =>
      apply(move(latest.current, { ...latest.current.present, policy }, gesture), 'policy'),
    [apply],
  )
  const onCalibration = useCallback(
    (calibration: Draft['calibration']) =>
      apply(move(latest.current, { ...latest.current.present, calibration }), 'calibration'),
    [apply],
  )
  const back = useCallback(() => apply(undo(latest.current)), [apply])
  const forth = useCallback(() => apply(redo(latest.current)), [apply])
  /** Ends the exact choice and goes back to the move whose result is seen; before any, to the cut-off by rank. */
  const cancel = useCallback(() => {
    runner.cancel()
    setCancels((count) => count + 1)
    const seen = undoTo(latest.current, shown.current?.draft ?? null)
    if (seen === null) {
      const { present } = latest.current
      return apply(move(latest.current, { ...present, policy: defaultPolicies.cutoff }), 'policy')
    }
    latest.current = seen
    setHistory(seen)
    stay()
  }, [runner, apply, shown, stay])
  const isRunning = progress.status === 'running'
  const lastMove = useMemo<LastMove>(
    () => (isRunning ? null : effect && { key: movedKey, effect }),
    [isRunning, effect, movedKey],
  )
  const deeds = { onMove, onPolicy, onCalibration, change, back, forth, cancel }
  return { history, draft: history.present, cancels, view, lastMove, progress, ...deeds }
}

/** The run of the scenario that the page compares with. */
export function useBaseline(runner: Runner, draft: Draft): RunView | null {
  const [view, setView] = useState<RunView | null>(null)
  useEffect(() => {
    let isCurrent = true
    const show = (run: RunView) => {
      if (isCurrent) setView(run)
    }
    const asked = askUntilAnswered(
      () => runner.runOnce(draft),
      () => isCurrent,
    )
    asked.then(show, () => undefined)
    return () => {
      isCurrent = false
    }
  }, [runner, draft])
  return view
}

/** The hash of the outcome, taken once the controls have rested. */
export function useOutcomeHash(take: () => Promise<string>, draft: Draft): string | null {
  const [hash, setHash] = useState<{ draft: Draft; hash: string } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(() => {
      void take().then(
        (text) => {
          if (isCurrent) setHash({ draft, hash: text })
        },
        // Cancelled, or the live run of the same scenario says what went wrong.
        () => undefined,
      )
    }, 350)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [take, draft])
  return hash?.draft === draft ? hash.hash : null
}
