import type { Progress } from '@furrow/core/allocation/progress'
import { showProgress } from './copy-database.ts'

/**
 * Runs something long to its end and shows on a terminal how far it is; a log or a script reads nothing of it.
 * @param titleOf what a step belongs to
 */
export function finishShown<P extends Progress, T>(steps: Generator<P, T>, titleOf: (step: P) => string): T {
  const { isTTY } = process.stderr
  let title = ''
  let show: (percent: number) => void = () => undefined
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (!isTTY) continue
    if (titleOf(step.value) !== title) {
      title = titleOf(step.value)
      show = showProgress(title, process.stderr)
    }
    show(Math.floor((100 * step.value.done) / step.value.of))
    if (step.value.done === step.value.of) process.stderr.write('\n')
  }
}
