import { fromInputMoment, repeatedHour, toInputMoment } from './format.ts'

export type ReadMoment =
  | { readonly ok: true; readonly at: string }
  | { readonly ok: false; readonly reason: 'empty' | 'skipped' | 'repeated' }

/**
 * The instant that a date and time on a clock in Copenhagen stands for. Twice a year a clock time names no
 * instant or two: such an hour is refused, because a deadline has to mean one moment.
 */
export function readCopenhagen(text: string): ReadMoment {
  const at = fromInputMoment(text)
  if (at === null) return { ok: false, reason: 'empty' }
  const shown = text.slice(0, 16)
  if (toInputMoment(at) !== shown) return { ok: false, reason: 'skipped' }
  return repeatedHour(at) === null ? { ok: true, at } : { ok: false, reason: 'repeated' }
}
