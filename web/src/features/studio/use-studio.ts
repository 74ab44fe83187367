import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { crossed, moved, regranted, type Regrant } from './compare.ts'
import type { Control } from './controls.ts'
import { canRun, defaultPolicies, type Draft, type Rules } from './draft.ts'
import type { LastMove } from './last-move.tsx'
import { before, move, redo, startHistory, undo, type History } from './history.ts'
import type { Runner } from './runner.ts'
import type { RunView } from './run-view.ts'

/** How the run of what is seen stands: the exact choice takes its time. */
export type Progress = 'done' | 'running' | 'failed'

export type Effect = { readonly crossed: number; readonly moved: number; readonly regrant: Regrant }

/** The run that the effect of the next move is measured against: it stays while a drag lasts. */
type Anchor = { view: RunView; past: number }

/** Draft, undo and the run of what is seen. A move on the page is run in the frame of its event. */
export function useStudio(runner: Runner, rules: Rules, first: Draft) {
  const [history, setHistory] = useState<History<Draft>>(() => startHistory(first))
  const [view, setView] = useState<RunView | null>(null)
  const [effect, setEffect] = useState<Effect | null>(null)
  const [movedKey, setMovedKey] = useState<string | null>(null)
  const [progress, setProgress] = useState<Progress>('done')
  const latest = useRef(history)
  const shown = useRef<RunView | null>(null)
  const anchor = useRef<Anchor | null>(null)

  const show = useCallback((next: RunView) => {
    const from = anchor.current
    shown.current = next
    setView(next)
    setProgress('done')
    if (from === null) return
    const { view: old } = from
    setEffect({ crossed: crossed(old, next), moved: moved(old, next), regrant: regranted(old, next) })
  }, [])

  const start = useCallback(
    (draft: Draft) => {
      if (draft.policy.kind === 'knapsack') setProgress('running')
      runner.run(draft, show, () => {
        setProgress('failed')
        // Something has to be seen when the first run fails.
        if (shown.current === null) runner.run({ ...draft, policy: defaultPolicies.cutoff }, show)
      })
    },
    [runner, show],
  )

  const apply = useCallback(
    (next: History<Draft>, by: string | null = null) => {
      if (next === latest.current) return
      setMovedKey(by)
      const isNewMove = next.past.length !== latest.current.past.length
      latest.current = next
      setHistory(next)
      if (!canRun(next.present, rules)) return
      if (isNewMove && shown.current !== null)
        anchor.current = { view: shown.current, past: next.past.length }
      start(next.present)
    },
    [rules, start],
  )

  useEffect(() => {
    start(latest.current.present)
  }, [start])

  const onMove = useCallback(
    (control: Control, value: number, gesture: string | null) => {
      const next = control.set(before(latest.current, gesture), value)
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
  const lastMove = useMemo<LastMove>(() => effect && { key: movedKey, effect }, [effect, movedKey])
  const deeds = { onMove, onPolicy, onCalibration, change, back, forth }
  return { history, draft: history.present, view, lastMove, progress, ...deeds }
}

/** The run of the scenario that the page compares with. */
export function useBaseline(runner: Runner, draft: Draft): RunView | null {
  const [view, setView] = useState<RunView | null>(null)
  useEffect(() => {
    let isCurrent = true
    void runner.runOnce(draft).then((run) => {
      if (isCurrent) setView(run)
    })
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
      void take().then((text) => {
        if (isCurrent) setHash({ draft, hash: text })
      })
    }, 350)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [take, draft])
  return hash?.draft === draft ? hash.hash : null
}
