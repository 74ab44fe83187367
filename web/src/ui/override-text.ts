import type { Override } from '@furrow/core/contract/record'
import { movedInDanish } from '@furrow/core/record/moved-words'
import { locale, m } from '../messages.ts'

const texts: Readonly<Record<Override['kind'], () => string>> = {
  award: m.ui_override_award,
  exclude: m.ui_override_exclude,
  hold: m.ui_override_hold,
}

/** What an override does, in a word or two. */
export const overrideText = (kind: Override['kind']): string => texts[kind]()

interface Why {
  readonly byHand: boolean
  readonly reason: string
  readonly by?: string
}

/** Why an award is another than the rules gave, and by whom: what nobody wrote by hand is in the language of the page. */
export const whyOf = ({ byHand, reason, by = '' }: Why): { readonly reason: string; readonly by: string } =>
  byHand || locale !== 'da' ? { reason, by } : movedInDanish({ reason, by })
