import { areasAboveMaximum } from '@furrow/core/allocation/later-decision'
import type { NextDecision } from '@furrow/core/contract/awards'
import type { Outcome } from '@furrow/core/contract/outcome'
import { DomainError, type FieldError } from '@furrow/core/errors'
import { areaSentences } from '../../plugins/area-names.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Awards } from './load.ts'

type Changes = NextDecision['changes']
type Change = Changes[number]

const loadAsks = async (tx: Tx, callId: string) => {
  const rows = await tx.proposal.findMany({
    where: { callId },
    select: { number: true, requested: true, areaKey: true },
  })
  return new Map(rows.map(({ number, ...row }) => [number, row]))
}

type Asks = Awaited<ReturnType<typeof loadAsks>>

interface Given {
  readonly awards: Awards
  readonly asks: Asks
  readonly outcome: Outcome
  readonly aboutArea: Awaited<ReturnType<typeof areaSentences>>
}

type Finding = { readonly field: keyof Change; readonly message: string }

function wrongIn({ proposal, award }: Change, { awards, asks }: Given): Finding | null {
  const ask = asks.get(proposal)
  if (ask === undefined) return { field: 'proposal', message: 'The call has no proposal of this number.' }
  if (awards.standing(proposal).offered > 0)
    return { field: 'proposal', message: 'An offer to it is open: wait until it is answered or has ended.' }
  if (award > (ask.requested ?? 0))
    return { field: 'award', message: 'This is more than the proposal asked for.' }
  return award % awards.call.granularity === 0
    ? null
    : { field: 'award', message: 'Use a multiple of the smallest step of the call.' }
}

function eachErrors(changes: Changes, given: Given): FieldError[] {
  const seen = new Set<string>()
  return changes.flatMap((change, index): FieldError[] => {
    const isTwice = seen.has(change.proposal)
    seen.add(change.proposal)
    const wrong: Finding | null = isTwice
      ? { field: 'proposal', message: 'This proposal is changed twice: remove one of them.' }
      : wrongIn(change, given)
    return wrong === null ? [] : [{ path: `changes[${index}].${wrong.field}`, message: wrong.message }]
  })
}

const inNumbers = (hours: number): string => hours.toLocaleString('en')

/** What is wrong with all of them together: more than is free, or an area above its maximum. */
function sumErrors(changes: Changes, { awards, asks, outcome, aboutArea }: Given): FieldError[] {
  const moves = changes.map(({ proposal, award }) => ({
    proposal,
    hours: award - awards.standing(proposal).held,
  }))
  const areaOf = new Map(
    [...asks].flatMap(([number, { areaKey }]) => (areaKey === null ? [] : [[number, areaKey] as const])),
  )
  const needed = moves.reduce((sum, { hours }) => sum + hours, 0)
  const free = awards.balance.leftOver + awards.balance.reserve
  const short =
    needed > free
      ? [
          {
            path: 'changes',
            message: `These awards need ${inNumbers(needed)} GPU-hours; ${inNumbers(free)} are free.`,
          },
        ]
      : []
  const full = areasAboveMaximum(moves, { outcome, areaOf, standings: awards.standings })
  const above = full.map(({ area, hours, maximum }) => {
    const index = moves.findIndex((move) => move.hours > 0 && areaOf.get(move.proposal) === area)
    const sentence = (name: string) =>
      `With this the area ${name} would hold ${inNumbers(hours)} GPU-hours; its maximum is ${inNumbers(maximum)}.`
    return { path: `changes[${index}].award`, ...aboutArea(area, sentence) }
  })
  return [...short, ...above]
}

/** Whether further changes can be proposed on top of the awards as they stand. @throws DomainError `invalid-input` */
export async function requireFitting(
  tx: Tx,
  {
    awards,
    changes,
    outcome,
  }: { readonly awards: Awards; readonly changes: Changes; readonly outcome: Outcome },
): Promise<void> {
  const { id: callId } = awards.call
  const [asks, aboutArea] = [await loadAsks(tx, callId), await areaSentences(tx, callId)]
  const given = { awards, outcome, asks, aboutArea }
  const errors = [...eachErrors(changes, given), ...sumErrors(changes, given)]
  if (errors.length > 0)
    throw new DomainError('invalid-input', 'These awards cannot be proposed.', { errors })
}
