import { m } from '../../messages.ts'
import { sameTuning } from './draft.ts'
import type { StudioState } from './use-studio-state.ts'

/** What is seen by its name; it is not the saved scenario of that name once something was moved. */
export function seenName({ draft, saved }: Pick<StudioState, 'draft' | 'saved'>): string {
  if (draft.name === '') return m.studio_this_scenario()
  const isChanged = saved !== null && !sameTuning(draft, saved.content)
  return isChanged ? m.studio_changed_name({ name: draft.name }) : draft.name
}
