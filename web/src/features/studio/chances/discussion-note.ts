/** The line of a note that lists what is to be discussed; whoever wrote it may have used either language. */
const line = /^(?:For discussion|Til drøftelse): (.*)$/m

/** Numbers of the proposals that a note marks for discussion. */
export function discussedIn(note: string): readonly string[] {
  const listed = line.exec(note)?.[1]
  return listed === undefined ? [] : listed.split(', ').filter((id) => id !== '')
}

/** The note with the line in the words of the reader, in place of the one before; without numbers, without it. */
export function withDiscussion(note: string, lead: string, ids: readonly string[]): string {
  const text = ids.length === 0 ? '' : `${lead}: ${ids.join(', ')}`
  if (line.test(note)) return note.replace(line, () => text).trim()
  return [note.trim(), text].filter((part) => part !== '').join('\n')
}
