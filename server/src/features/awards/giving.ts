import { areasAboveMaximum } from '@furrow/core/allocation/later-decision'
import type { FieldError } from '@furrow/core/errors'
import { areaSentences } from '../../plugins/area-names.ts'
import type { Tx } from '../../plugins/database.ts'
import { recordOfFirst } from './list.ts'
import type { AwardedProposal, Awards } from './load.ts'

/** What a director gives alone, without a record to sign. */
interface Giving {
  readonly proposal: AwardedProposal
  readonly awards: Awards
  readonly hours: number
  readonly cause: 'reserve' | 'appeal'
  readonly source: 'leftOver' | 'reserve'
  /** The director has read what is unusual about it. */
  readonly despite: boolean
}

const inNumbers = (hours: number): string => hours.toLocaleString('en')

const shortOf = (hours: number, source: Giving['source']): string =>
  source === 'reserve'
    ? `The reserve holds ${inNumbers(hours)} GPU-hours.`
    : `There are ${inNumbers(hours)} GPU-hours: offer no more.`

async function wrongIn(tx: Tx, { proposal, awards, hours, cause, source }: Giving): Promise<string[]> {
  const { granularity } = awards.call
  const there = awards.balance[source]
  const { held, offered } = awards.standing(proposal.number)
  const { state, eligible } = await tx.proposal.findUniqueOrThrow({
    where: { id: proposal.id },
    select: { state: true, eligible: true },
  })
  const wrong: readonly (readonly [boolean, string])[] = [
    [hours % granularity !== 0, `Use a multiple of ${inNumbers(granularity)} GPU-hours.`],
    [hours > there, shortOf(there, source)],
    [
      held + offered + hours > proposal.requested,
      'With these hours the proposal would hold more than it asked for.',
    ],
    [state === 'withdrawn', 'This proposal was withdrawn: hours go to another.'],
    // An appeal may be upheld because the proposal was eligible after all.
    [cause === 'reserve' && eligible === false, 'This proposal is not eligible: hours go to another.'],
  ]
  return wrong.filter(([is]) => is).map(([, message]) => message)
}

type Warning = Omit<FieldError, 'path'>

async function areaWarnings(tx: Tx, { proposal, awards, hours }: Giving): Promise<Warning[]> {
  const { outcome } = await recordOfFirst(tx, awards)
  const rows = await tx.proposal.findMany({
    where: { callId: awards.call.id, areaKey: { not: null } },
    select: { number: true, areaKey: true },
  })
  const areaOf = new Map(rows.map(({ number, areaKey }) => [number, areaKey ?? '']))
  const given = { outcome, areaOf, standings: awards.standings }
  const about = await areaSentences(tx, awards.call.id)
  return areasAboveMaximum([{ proposal: proposal.number, hours }], given).map(
    ({ area, hours: there, maximum }) =>
      about(
        area,
        (name) =>
          `With this the area ${name} would hold ${inNumbers(there)} GPU-hours; its maximum is ${inNumbers(maximum)}.`,
      ),
  )
}

/** What the waiting list would never do, and a director may do for a reason. */
async function unusualIn(tx: Tx, giving: Giving): Promise<Warning[]> {
  const { proposal, awards, hours } = giving
  const { held, offered } = awards.standing(proposal.number)
  const inAll = held + offered + hours
  const low =
    inAll < proposal.minimum
      ? [
          {
            message: `It would hold ${inNumbers(inAll)} GPU-hours in all; the least that it calls useful is ${inNumbers(proposal.minimum)}.`,
          },
        ]
      : []
  return [...low, ...(await areaWarnings(tx, giving))]
}

/** What is wrong with the hours, or else what has to be confirmed with `despite`; nothing where none are given. */
export async function givingErrors(tx: Tx, giving: Giving): Promise<FieldError[]> {
  if (giving.hours === 0) return []
  const wrong = await wrongIn(tx, giving)
  if (wrong.length > 0) return wrong.map((message) => ({ path: 'hours', message }))
  if (giving.despite) return []
  return (await unusualIn(tx, giving)).map((warning) => ({ path: 'despite', ...warning }))
}
