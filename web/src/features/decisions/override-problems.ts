import { isProblem } from '../../api.ts'
import { problemText } from '../../ui/states.tsx'
import type { Given } from './preview-queries.ts'

const inOverride = /^overrides\[(\d+)\]/

/** Why overrides cannot stand: by place in the list what is wrong with one, and what is wrong with all together. */
export type OverrideProblems = {
  readonly ofOne: ReadonlyMap<number, readonly string[]>
  readonly ofAll: readonly string[]
}

/** The server's words on overrides that it refused, put to the overrides that they speak of. */
export function problemsOf(error: unknown): OverrideProblems {
  const ofOne = new Map<number, string[]>()
  const ofAll: string[] = []
  for (const { path, message } of isProblem(error) ? error.errors : []) {
    const place = inOverride.exec(path)?.[1]
    if (place === undefined) ofAll.push(message)
    else ofOne.set(Number(place), [...(ofOne.get(Number(place)) ?? []), message])
  }
  return { ofOne, ofAll: ofOne.size + ofAll.length === 0 ? [problemText(error)] : ofAll }
}

/** The same as sentences; what is wrong with one begins with the number of its proposal. */
export function problemSentences(error: unknown, overrides: readonly Given[]): string[] {
  const { ofOne, ofAll } = problemsOf(error)
  const named = [...ofOne].flatMap(([place, messages]) =>
    messages.map((message) => `${overrides[place]?.proposal ?? ''}: ${message}`),
  )
  return [...named, ...ofAll]
}
