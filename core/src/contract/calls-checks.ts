/** What the checks below read of a call's rules. Plain, so that the editor can ask them while somebody types. */
interface CallNumbers {
  readonly budget: number
  readonly granularity: number
  readonly opensAt: string | null
  readonly deadlineAt: string | null
  readonly reviewsDueAt: string | null
  readonly decisionDueAt: string | null
  readonly areas: readonly { key: string; minShare: number; maxShare: number }[]
  readonly tracks: readonly { key: string; minHours: number | null; maxHours: number | null }[]
  readonly criteria: readonly {
    key: string
    min: number
    max: number
    weight: number
    threshold: number | null
    levels: readonly { score: number }[]
  }[]
  readonly sections: readonly { key: string }[]
}

interface CallIssue {
  readonly path: (string | number)[]
  readonly message: string
}

interface Context {
  addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void
}

/** Shares in ten-thousandths are integers, so their sum is exact: 0.1 + 0.2 + 0.7 is 1. */
export const sumOfShares = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + Math.round(share * 10_000), 0) / 10_000

/** Reports everything that is wrong between the fields of a call. */
export function checkCall(call: CallNumbers, context: Context): void {
  for (const issue of callIssues(call)) context.addIssue({ code: 'custom', ...issue, path: [...issue.path] })
}

/** Everything that is wrong between the fields of a call; an empty list if nothing is. */
export const callIssues = (call: CallNumbers): CallIssue[] => [
  ...repeatedKeys(call),
  ...areaIssues(call),
  ...trackIssues(call),
  ...call.criteria.flatMap(criterionIssues),
  ...weightIssues(call),
  ...budgetIssues(call),
  ...dateIssues(call),
]

function repeatedKeys(call: CallNumbers): CallIssue[] {
  const lists = { areas: call.areas, tracks: call.tracks, criteria: call.criteria, sections: call.sections }
  return Object.entries(lists).flatMap(([name, list]) =>
    list.flatMap(({ key }, index) => {
      const isRepeated = list.findIndex((other) => other.key === key) < index
      return isRepeated ? [{ path: [name, index, 'key'], message: `The id ${key} is used twice.` }] : []
    }),
  )
}

function areaIssues({ areas }: CallNumbers): CallIssue[] {
  const bounds = areas.flatMap((area, index) =>
    area.minShare <= area.maxShare
      ? []
      : [{ path: ['areas', index, 'minShare'], message: 'The guarantee is above the maximum: lower it.' }],
  )
  const sum = sumOfShares(areas.map((area) => area.minShare))
  if (sum <= 1) return bounds
  return [
    ...bounds,
    { path: ['areas'], message: `The guarantees add up to ${sum}: lower them to 1 at most.` },
  ]
}

const trackIssues = ({ tracks }: CallNumbers): CallIssue[] =>
  tracks.flatMap(({ minHours, maxHours }, index) =>
    minHours === null || maxHours === null || minHours <= maxHours
      ? []
      : [{ path: ['tracks', index, 'minHours'], message: 'The least is above the most: lower it.' }],
  )

type Criterion = CallNumbers['criteria'][number]

function criterionIssues({ min, max, threshold, levels }: Criterion, index: number): CallIssue[] {
  const at = (...steps: (string | number)[]) => ['criteria', index, ...steps]
  const isOutside = (score: number) => score < min || score > max
  const scores = levels.map(({ score }) => score)
  return [
    ...(min < max ? [] : [{ path: at('min'), message: 'The lowest score has to be below the highest.' }]),
    ...(threshold === null || !isOutside(threshold)
      ? []
      : [{ path: at('threshold'), message: `The threshold lies outside of ${min} to ${max}.` }]),
    ...scores.flatMap((score, level) => {
      if (isOutside(score))
        return [
          { path: at('levels', level, 'score'), message: `The level lies outside of ${min} to ${max}.` },
        ]
      if (scores.indexOf(score) < level)
        return [{ path: at('levels', level, 'score'), message: `The score ${score} has two texts.` }]
      return []
    }),
  ]
}

const weightIssues = ({ criteria }: CallNumbers): CallIssue[] =>
  criteria.length === 0 || criteria.some(({ weight }) => weight > 0)
    ? []
    : [{ path: ['criteria'], message: 'All weights are 0: give at least one criterion a weight.' }]

const budgetIssues = ({ budget, granularity }: CallNumbers): CallIssue[] =>
  granularity <= budget
    ? []
    : [{ path: ['granularity'], message: 'Hours are given in larger steps than the budget has: lower it.' }]

const dateNames = ['opensAt', 'deadlineAt', 'reviewsDueAt', 'decisionDueAt'] as const

function dateIssues(call: CallNumbers): CallIssue[] {
  const set = dateNames.flatMap((name) => {
    const at = call[name]
    return at === null ? [] : [{ name, at: normalInstant(at) }]
  })
  return set.flatMap(({ name, at }, index) => {
    const before = set[index - 1]
    if (before === undefined || before.at < at) return []
    return [{ path: [name], message: 'This date has to come after the one before it.' }]
  })
}

/** Instants in UTC compare as text once all have milliseconds. */
const normalInstant = (text: string): string =>
  text.includes('.') ? text.padEnd(24, '0') : text.replace('Z', '.000Z')
