import { m } from '../../../messages.ts'
import type { StudioState } from '../use-studio-state.ts'

/** What a saved picture says of its numbers: the call, the scenario, and whether they are invented. */
export function sourceText({ context, draft }: Pick<StudioState, 'context' | 'draft'>): string {
  const scenario = draft.name === '' ? m.studio_this_scenario() : draft.name
  const parts = [context.call.title, scenario, ...(context.call.practice ? [m.figures_invented()] : [])]
  return parts.join(' · ')
}
