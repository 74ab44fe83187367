import { locale, m } from '../messages.ts'
import { formatNumber } from './format.ts'

/** All rows with the greatest value, in their order: a tie has more than one. */
export function bestOf<Row>(rows: readonly Row[], valueOf: (row: Row) => number): Row[] {
  const best = Math.max(...rows.map(valueOf))
  return rows.filter((row) => valueOf(row) === best)
}

const list = new Intl.ListFormat(locale === 'da' ? 'da-DK' : 'en-GB', { type: 'conjunction' })

/** Names as the reader's language lists them; beyond `most` only how many more there are. */
export function nameList(names: readonly string[], most = 3): string {
  if (names.length <= most) return list.format(names)
  return m.ui_names_more({
    names: names.slice(0, most).join(', '),
    n: formatNumber(names.length - most),
  })
}
