import type { PracticeTruth } from '@furrow/core/contract/practice'
import { useEffect, useRef, useState } from 'react'
import type { Draft } from '../draft.ts'
import { hindsight } from '@furrow/core/ranking/hindsight'
import { askUntilAnswered } from '../ended.ts'
import type { StudioRunner } from '../runner.ts'
import { bestOfTruth, draftOf, trials, type Right, type Trial } from './right.ts'

export type Report = {
  readonly draft: Draft
  readonly rows: readonly Right[]
  readonly total: number
  readonly status: 'running' | 'done' | 'stopped' | 'failed'
}

type Wanted = { runner: StudioRunner; draft: Draft; truth: PracticeTruth }
type Playing = { signal: AbortSignal; show: (report: Report) => boolean }

/** One row; lots are drawn many times, in a worker. */
async function rightOf({ runner, draft, truth }: Wanted, trial: Trial, signal: AbortSignal): Promise<Right> {
  const tried = draftOf(draft, trial)
  const view = await askUntilAnswered(
    () => runner.runOnce(tried),
    () => !signal.aborted,
  )
  const { field } = runner
  const best = bestOfTruth(truth, { field, available: view.totals.available })
  if (tried.policy.kind !== 'tiers') return { ...trial, ...hindsight(best, view.award), lots: null }
  const options = { signal, onProgress: () => undefined }
  const findings = await runner.study(tried, { kind: 'lots', best }, options)
  if (findings.kind !== 'lots') throw new Error(`Asked for lots, found ${findings.kind}.`)
  return { ...trial, ...findings.lots, lots: findings.lots }
}

/** Runs one policy after the other; each row is shown when it is there, and between two the page is drawn. */
async function play(wanted: Wanted, { signal, show }: Playing): Promise<void> {
  const { draft } = wanted
  const list = trials(draft)
  const rows: Right[] = []
  const report = (status: Report['status']) => show({ draft, rows: [...rows], total: list.length, status })
  if (!report('running')) return
  for (const trial of list) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    rows.push(await rightOf(wanted, trial, signal))
    if (!report('running')) return
  }
  report('done')
}

/** The report, made when it is asked for; it ends when the page goes or somebody stops it. */
export function useRight(wanted: Wanted) {
  const [report, setReport] = useState<Report | null>(null)
  const current = useRef<AbortController>(null)
  useEffect(() => () => current.current?.abort(), [])
  const start = () => {
    current.current?.abort()
    current.current = new AbortController()
    const { signal } = current.current
    const show = (next: Report): boolean => {
      if (!signal.aborted) setReport(next)
      return !signal.aborted
    }
    play(wanted, { signal, show }).catch(() => {
      if (!signal.aborted) setReport((last) => last && { ...last, status: 'failed' })
    })
  }
  const stop = () => {
    current.current?.abort()
    setReport((last) => last && { ...last, status: 'stopped' })
  }
  return { report, start, stop }
}
