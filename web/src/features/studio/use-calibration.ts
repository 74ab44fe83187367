import type { CalibrationVerdict } from '@furrow/core/contract/calibration'
import { useEffect, useState } from 'react'
import { calibrationEffect, type CalibrationEffect } from './calibration.ts'
import type { Draft } from './draft.ts'
import type { Runner } from './runner.ts'
import type { Rested } from './use-rested-draft.ts'

export type CalibrationTrial = {
  readonly draft: Draft
  readonly verdict: CalibrationVerdict
  readonly effect: CalibrationEffect
}

async function tryOut(runner: Runner, draft: Draft): Promise<CalibrationTrial | null> {
  const adjusted = await runner.runOnce({ ...draft, calibration: 'shift' })
  // Another turn of the page: two runs of a large call would not fit into one frame.
  await new Promise((resolve) => setTimeout(resolve, 0))
  const plain = await runner.runOnce({ ...draft, calibration: 'none' })
  const { verdict } = adjusted
  return verdict && { draft, verdict, effect: calibrationEffect(plain, adjusted) }
}

/**
 * What adjusting the scores changes, or would change, once the controls rest; the trial before stays until then.
 * The exact choice is slow, so it is tried only where the adjustment is chosen.
 */
export function useCalibration(runner: Runner, rested: Rested, runnable: boolean): CalibrationTrial | null {
  const { draft } = rested
  const [trial, setTrial] = useState<CalibrationTrial | null>(null)
  const isWanted = runnable && (draft.policy.kind !== 'knapsack' || draft.calibration !== 'none')
  useEffect(() => {
    if (!isWanted) return
    let isCurrent = true
    const timer = setTimeout(() => {
      // Where it fails, the live run of the same scenario says what went wrong.
      const tried = tryOut(runner, rested.draft).catch(() => null)
      void tried.then((found) => {
        if (isCurrent) setTrial(found)
      })
    }, 100)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [runner, rested, isWanted])
  return isWanted ? trial : null
}
