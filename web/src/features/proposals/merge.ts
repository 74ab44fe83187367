/** Fields of a draft as one flat record; a section is `sections.KEY`. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>
export type Clash = { field: string; base: Fields[string]; mine: Fields[string]; theirs: Fields[string] }
export type Merge = { merged: Fields; clashes: Clash[] }

/**
 * Three-way merge after a 412: a field that one side changed takes that side's value; a field that both
 * changed differently is a clash, keeps mine on the page, and is for the person to judge.
 */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): Merge {
  const merged: Record<string, Fields[string]> = {}
  const clashes: Clash[] = []
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const values = { base: base[field] ?? null, mine: mine[field] ?? null, theirs: theirs[field] ?? null }
    merged[field] = values.mine === values.base ? values.theirs : values.mine
    if (isClash(values)) clashes.push({ field, ...values })
  }
  return { merged, clashes }
}

const isClash = ({ base, mine, theirs }: Omit<Clash, 'field'>): boolean =>
  mine !== base && theirs !== base && mine !== theirs

/** The fields of `mine` that differ from what the server holds: what a save sends. */
export const changedFields = (saved: Fields, mine: Fields): Fields =>
  Object.fromEntries(Object.entries(mine).filter(([field, value]) => value !== (saved[field] ?? null)))
