import { m } from '../../../messages.ts'
import { seenName } from '../seen-name.ts'
import type { StudioState } from '../use-studio-state.ts'

/** What a saved picture says of its numbers: the call, the scenario, and whether they are invented. */
export function sourceText(state: StudioState): string {
  const { context } = state
  const parts = [
    context.call.title,
    seenName(state),
    ...(context.call.practice ? [m.figures_invented()] : []),
  ]
  return parts.join(' · ')
}
