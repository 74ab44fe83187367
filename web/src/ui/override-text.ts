import type { Override } from '@furrow/core/contract/record'
import { m } from '../messages.ts'

const texts: Readonly<Record<Override['kind'], () => string>> = {
  award: m.ui_override_award,
  exclude: m.ui_override_exclude,
  hold: m.ui_override_hold,
}

/** What an override does, in a word or two. */
export const overrideText = (kind: Override['kind']): string => texts[kind]()
