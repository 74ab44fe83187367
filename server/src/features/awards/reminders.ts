import { inCopenhagen } from '../../plugins/copenhagen.ts'
import type { Store, Writers } from '../../plugins/database.ts'
import type { App } from '../../plugins/deps.ts'
import { mailHolder, type HolderMail, type Mailing } from '../../plugins/holder-mail.ts'
import { sqlDate, type Statements } from '../../plugins/statements.ts'
import { firstReleased, unansweredAwards } from '../../plugins/unanswered-awards.ts'

const hourMilliseconds = 3_600_000
const dayMilliseconds = 24 * hourMilliseconds

/** Whoever has not answered is reminded so many days before the date, and not on the heels of the first mail. */
const daysBefore = 3
const daysAfter = 1

/** So many mails are written in one transaction: others write in between. */
const atOnce = 50

interface Times {
  readonly now: string
  readonly soon: string
  readonly before: string
}

const timesOf = (now: Date): Times => ({
  now: sqlDate(now),
  soon: sqlDate(new Date(now.getTime() + daysBefore * dayMilliseconds)),
  before: sqlDate(new Date(now.getTime() - daysAfter * dayMilliseconds)),
})

interface Due extends Pick<HolderMail, 'key' | 'callId' | 'proposal'> {
  readonly template: 'award-reminder' | 'offer-reminder'
  readonly until: Date
}

const calls = `SELECT c.id callId, f.id decisionId, f.answerBy FROM Call c
  JOIN Decision f ON f.id = (${firstReleased('c.id')})
  WHERE c.state IN ('released', 'archived') AND f.answerBy BETWEEN :now AND :soon AND f.releasedAt <= :before
  AND f.mailHeldAt IS NULL`

/** Where nobody was reminded yet under the key. */
const notYet = (key: string) => `NOT EXISTS (SELECT 1 FROM OutboxMail m WHERE m.dedupeKey = ${key})`

const awards = `SELECT p.id, p.number, p.title, p.ownerId FROM Proposal p
  WHERE p.id IN (${unansweredAwards({ callId: ':callId' })}) AND p.ownerId IS NOT NULL
  AND ${notYet(`'award-reminder:' || :decisionId || ':' || p.id || ':' || :answerBy`)} ORDER BY p.id LIMIT :limit`

const offers = `SELECT o.id offerId, o.callId, o.expiresAt, p.id, p.number, p.title, p.ownerId
  FROM AwardOffer o JOIN Proposal p ON p.id = o.proposalId
  WHERE o.state = 'open' AND o.expiresAt BETWEEN :now AND :soon AND o.offeredAt <= :before
  AND p.ownerId IS NOT NULL AND ${notYet(`'offer-reminder:' || o.id`)} ORDER BY o.id LIMIT :limit`

const proposalOf = (row: Record<string, unknown>): Due['proposal'] => ({
  id: String(row['id']),
  number: String(row['number']),
  title: String(row['title']),
  ownerId: String(row['ownerId']),
})

/** A date that was moved to later is another date: it is reminded of anew. */
function dueOfCall(sql: Statements, call: Record<string, unknown>, limit: number): Due[] {
  const [callId, decisionId, answerBy] = [call['callId'], call['decisionId'], call['answerBy']].map(String)
  return sql.all(awards, { callId, decisionId, answerBy, limit }).map((row) => ({
    template: 'award-reminder' as const,
    key: `${decisionId}:${String(row['id'])}:${answerBy}`,
    callId: String(callId),
    proposal: proposalOf(row),
    until: new Date(String(answerBy)),
  }))
}

/** Of all calls together, call by call. @param limit at most so many */
function dueAwards(sql: Statements, times: Times, limit: number): Due[] {
  const due: Due[] = []
  for (const call of sql.all(calls, times)) {
    if (due.length === limit) break
    due.push(...dueOfCall(sql, call, limit - due.length))
  }
  return due
}

const dueOffers = (sql: Statements, times: Times, limit: number): Due[] =>
  sql.all(offers, { ...times, limit }).map((row) => ({
    template: 'offer-reminder' as const,
    key: String(row['offerId']),
    callId: String(row['callId']),
    proposal: proposalOf(row),
    until: new Date(String(row['expiresAt'])),
  }))

/** Those who are due at this moment, in the transaction that writes to them: whoever has just answered is not. */
async function remindSome({ tx, sql }: Writers, mailing: Mailing): Promise<number> {
  const times = timesOf(mailing.at)
  const ofAwards = dueAwards(sql, times, atOnce)
  const due = [...ofAwards, ...dueOffers(sql, times, atOnce - ofAwards.length)]
  for (const { until, ...mail } of due) {
    const data = (language: string) => ({ date: inCopenhagen(until, language) })
    await mailHolder(tx, { ...mail, data }, mailing)
  }
  return due.length
}

/**
 * Reminds whoever has not answered an award or an offer that its date is near: once for each date, also where the
 * server stops in between. Nothing else moves by itself.
 */
export async function remindHolders({ write }: Pick<Store, 'write'>, mailing: Mailing): Promise<void> {
  let written = atOnce
  while (written === atOnce) written = await write((tx, sql) => remindSome({ tx, sql }, mailing))
}

/** Looks every hour, and when the server starts. */
export function reminderClock(app: App): void {
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    const mailing = { at: app.clock.now(), publicUrl: app.config.publicUrl }
    running = running
      .then(() => remindHolders(app.store, mailing))
      .catch((error: unknown) => app.log.error({ err: error }, 'nobody could be reminded'))
  }
  app.addHook('onReady', async () => run())
  const timer = setInterval(run, hourMilliseconds).unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await running
  })
}
