type Pattern = { readonly match: RegExp; readonly wanted: string }
type Format = (found: string) => string

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const patternOf = ([given, wanted]: [string, string]): Pattern => ({
  match: new RegExp(`^${given.split('{}').map(escaped).join('(.+?)')}$`, 's'),
  wanted,
})

function filled(wanted: string, found: readonly string[], format: Format): string {
  let place = 0
  return wanted.replaceAll(/\{(\d?)\}/g, (_, index: string) => {
    const at = index === '' ? place++ : Number(index)
    return format(found[at] ?? '')
  })
}

/**
 * Replaces sentences by a table in which `{}` stands for what varies (`{1}` in the replacement: the second of them).
 * @returns a function that gives the replacement of a sentence, or null where the table lacks it
 */
export function makeTranslator(
  table: Readonly<Record<string, string>>,
  format: Format = (found) => found,
): (given: string) => string | null {
  const fixed = new Map(Object.entries(table))
  // The longest first: `Use at most {}.` must not take what `Use at most {} characters.` says better.
  const patterns = Object.entries(table)
    .filter(([given]) => given.includes('{}'))
    .toSorted(([a], [b]) => b.length - a.length)
    .map(patternOf)
  return (given) => {
    const exact = fixed.get(given)
    if (exact !== undefined) return exact
    const pattern = patterns.find(({ match }) => match.test(given))
    if (pattern === undefined) return null
    return filled(pattern.wanted, pattern.match.exec(given)?.slice(1) ?? [], format)
  }
}
