import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { makeMailServer, type MailServer, type Stage } from '../harness/mail-server.ts'
import { lockedCall, ok, password, propose, type LockedCall } from '../harness/released-call.ts'
import { releaseStages } from '../harness/release-stages.ts'

const stages: readonly Stage[] = ['connected', 'half there', 'taken', 'confirmed']
/** In every run but the last the process dies in its second mail. */
const mailsOfRun = 2

const wishes = Array.from({ length: stages.length * mailsOfRun + 2 }, (_, index) => ({
  title: `Invented project ${index}`,
  areaKey: 'open',
  requested: 1000,
  minimum: 100,
  score: 90 - index,
}))

const test = await makeTestApp()
let made: LockedCall
let decisionId = ''
let server: MailServer
let runs: ChildProcess[] = []
let releases: ChildProcess[] = []

const sending = new URL('../harness/mail-run.ts', import.meta.url)
const releasing = new URL('../harness/release-run.ts', import.meta.url)

/** A process takes a second to read its code: they do so side by side, and wait for their turn. */
const standBy = (script: URL): ChildProcess =>
  fork(fileURLToPath(script), [], {
    execArgv: ['--conditions=furrow-source', '--import', 'tsx'],
    env: {
      ...process.env,
      FURROW_MODE: 'practice',
      FURROW_DATA: test.config.dataFolder,
      SMTP_URL: server.url,
    },
  })

beforeAll(async () => {
  // The process is killed where the mail is, at the stage of its run; then nobody answers it any more.
  server = await makeMailServer((stage, mail) => {
    const run = Math.ceil(mail / mailsOfRun) - 1
    return mail % mailsOfRun === 0 && stages[run] === stage && (runs[run]?.kill('SIGKILL') ?? false)
  })
  releases = releaseStages.map(() => standBy(releasing))
  made = await lockedCall(test, { id: 'killed', budget: 20_000, wishes })
  decisionId = (await propose(made, { policy: { kind: 'cutoff' } })).decisionId
  ok(await made.director.post(`/api/decisions/${decisionId}/sign`, { password }))
}, 120_000)

afterAll(() => {
  for (const run of [...runs, ...releases]) run.kill('SIGKILL')
  server.close()
})

const start = (run: ChildProcess | undefined) => run?.send(test.clock.now().toISOString())

/** Mails of the letters by where they went: whether their sending began, and whether it is known to have ended. */
const mails = () =>
  test.store.db.outboxMail.findMany({
    where: { letter: { decisionId } },
    select: { to: true, begunAt: true, sentAt: true },
  })

const doubtful = async () =>
  (await mails()).filter(({ begunAt, sentAt }) => begunAt !== null && sentAt === null)
const mailCounts = async () => ok(await made.officer.get(`/api/decisions/${decisionId}/letters`)).mail

/** What everybody would find of a release, and what is prepared of it. */
async function found() {
  const { db } = test.store
  const [{ state }, call] = await Promise.all([
    db.decision.findUniqueOrThrow({ where: { id: decisionId }, select: { state: true } }),
    db.call.findUniqueOrThrow({ where: { id: 'killed' }, select: { state: true } }),
  ])
  return {
    states: [state, call.state],
    page: (await test.client().get('/api/results/killed')).status,
    prepared: await db.letterFact.count({ where: { decisionId } }),
    letters: await db.letter.count({ where: { decisionId } }),
    mails: (await mails()).length,
    log: await db.awardEvent.count({ where: { callId: 'killed', kind: 'granted' } }),
    audited: await db.auditEvent.count({ where: { action: 'decision.released' } }),
  }
}

async function dieAt(stage: (typeof releaseStages)[number]): Promise<void> {
  const run = releases[releaseStages.indexOf(stage)]
  const actor = { personId: made.director.personId, name: 'Dina Director' }
  run?.send({ stage, decisionId, actor, at: test.clock.now().toISOString() })
  if (run !== undefined && run.exitCode === null && run.signalCode === null) await once(run, 'exit')
  expect(run?.signalCode).toBe('SIGKILL')
}

describe('a server that is killed while it prepares or releases, and started again', () => {
  const nothing = { states: ['signed', 'decided'], page: 404, letters: 0, mails: 0, log: 0, audited: 0 }

  it('keeps the letters that it had prepared, and has released nothing', async () => {
    await dieAt('second letter prepared')
    expect(await found()).toEqual({ ...nothing, prepared: 1 })
  }, 120_000)

  it('has released nothing where it died in the middle of a release, or just before its end', async () => {
    await dieAt('second mail written')
    expect(await found()).toEqual({ ...nothing, prepared: wishes.length })
    await dieAt('all written')
    expect(await found()).toEqual({ ...nothing, prepared: wishes.length })
  }, 120_000)

  it('has released all of it once where it died after, and does not do so again', async () => {
    await dieAt('committed')
    const all = { letters: wishes.length, mails: wishes.length, log: wishes.length }
    const released = { ...all, states: ['released', 'released'], page: 200, audited: 1 }
    expect(await found()).toEqual({ ...released, prepared: wishes.length })
    expect((await made.director.post(`/api/decisions/${decisionId}/release`, {})).status).toBe(409)
    expect(await found()).toEqual({ ...released, prepared: wishes.length })
  }, 120_000)
})

describe('a server that is killed while it sends letters, and started again', () => {
  beforeAll(() => {
    runs = [...stages, 'to the end'].map(() => standBy(sending))
  })

  it('leaves in doubt only the one in which it died, at whatever moment that was', async () => {
    for (const [index, run] of runs.slice(0, -1).entries()) {
      start(run)
      if (run.exitCode === null && run.signalCode === null) await once(run, 'exit')
      expect(run.signalCode).toBe('SIGKILL')
      expect((await doubtful()).length).toBeLessThanOrEqual(index + 1)
    }
    // The last was killed after the mail server had confirmed: it may have had the time to note it.
    expect((await doubtful()).length).toBeGreaterThanOrEqual(stages.length - 1)
  }, 120_000)

  it('sends all the others once, none of them twice, and tells the office how many are in doubt', async () => {
    const inDoubt = new Set((await doubtful()).map(({ to }) => to))
    start(runs.at(-1))
    // The mail that is being sent looks like one in doubt until its end is noted.
    const ended = { waiting: 0, failed: 0, doubtful: inDoubt.size, sent: wishes.length - inDoubt.size }
    await expect.poll(mailCounts, { timeout: 50_000 }).toMatchObject(ended)
    expect((await doubtful()).every(({ to }) => inDoubt.has(to))).toBe(true)
    const all = await mails()
    expect(all).toHaveLength(wishes.length)
    for (const { to } of all) expect(server.taken.get(to) ?? 0, to).toBeOneOf(inDoubt.has(to) ? [0, 1] : [1])
    expect([...server.taken.values()].filter((times) => times > 1)).toEqual([])
  })
})
