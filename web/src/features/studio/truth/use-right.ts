import type { PracticeTruth } from '@furrow/core/contract/practice'
import { useEffect, useRef, useState } from 'react'
import type { Draft } from '../draft.ts'
import { askUntilAnswered } from '../ended.ts'
import type { Runner } from '../runner.ts'
import { draftOf, rightOf, trials, type Right } from './right.ts'

export type Report = {
  readonly draft: Draft
  readonly rows: readonly Right[]
  readonly total: number
  readonly status: 'running' | 'done' | 'stopped' | 'failed'
}

type Wanted = { runner: Runner; draft: Draft; truth: PracticeTruth }

/** Runs one policy after the other; each row is shown when it is there, and between two the page is drawn. */
async function play({ runner, draft, truth }: Wanted, show: (report: Report) => boolean): Promise<void> {
  const list = trials(draft)
  const rows: Right[] = []
  const report = (status: Report['status']) => show({ draft, rows: [...rows], total: list.length, status })
  if (!report('running')) return
  for (const trial of list) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    const view = await askUntilAnswered(
      () => runner.runOnce(draftOf(draft, trial)),
      () => report('running'),
    )
    rows.push({ ...trial, ...rightOf(truth, { field: runner.field, view }) })
    if (!report('running')) return
  }
  report('done')
}

/** The report, made when it is asked for; it ends when the page goes or somebody stops it. */
export function useRight(wanted: Wanted) {
  const [report, setReport] = useState<Report | null>(null)
  const turn = useRef(0)
  useEffect(
    () => () => {
      turn.current += 1
    },
    [],
  )
  const start = () => {
    turn.current += 1
    const own = turn.current
    const show = (next: Report): boolean => {
      if (turn.current === own) setReport(next)
      return turn.current === own
    }
    play(wanted, show).catch(() => setReport((last) => last && { ...last, status: 'failed' }))
  }
  const stop = () => {
    turn.current += 1
    setReport((last) => last && { ...last, status: 'stopped' })
  }
  return { report, start, stop }
}
