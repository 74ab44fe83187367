import { m } from '../../messages.ts'
import { sameTuning } from './draft.ts'
import type { StudioState } from './use-studio-state.ts'

type Seen = Pick<StudioState, 'draft' | 'saved' | 'news'> & { studio: Pick<StudioState['studio'], 'history'> }

/** Whether somebody moved something here; what the owner has saved since is news, and no change of one's own. */
export function isChangedHere({ draft, saved, news, studio }: Seen): boolean {
  if (news !== null && studio.history.past.length === 0) return false
  return saved !== null && !sameTuning(draft, saved.content)
}

/** What is seen by its name; it is not the saved scenario of that name once something was moved. */
export function seenName(seen: Seen): string {
  const { name } = seen.draft
  if (name === '') return m.studio_this_scenario()
  return isChangedHere(seen) ? m.studio_changed_name({ name }) : name
}
