import { m } from '../../../messages.ts'
import { seenName } from '../seen-name.ts'
import type { StudioState } from '../use-studio-state.ts'

/** What a saved picture says of its numbers: the call, the scenario, the outcome, and whether they are invented. */
export function sourceText(state: StudioState): string {
  const { context, hash } = state
  const parts = [
    context.call.title,
    seenName(state),
    ...(hash === null ? [] : [`${m.studio_hash()} ${hash.slice(7, 19)}`]),
    ...(context.call.practice ? [m.figures_invented()] : []),
  ]
  return parts.join(' · ')
}
