import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeProgram } from '../../../server/src/cli/program.ts'
import { takeDatabaseLock } from '../../../server/src/plugins/database-lock.ts'
import { makeTestApp } from '../harness/app.ts'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { makeCall } from '../harness/factories.ts'
import { makePerson, signInAs } from '../harness/people.ts'
import { furrowHere } from './here.ts'
import { furrow, makeDataFolder, write } from './run.ts'

const small = {
  format: 'furrow.snapshot/1',
  call: { id: 'small', title: 'Small', budget: 100, criteria: [{ id: 'c', min: 0, max: 10 }] },
  proposals: [{ id: 'P1', requested: 60 }],
}

/** A data folder with one imported call in it. */
async function withCall(): Promise<string> {
  const folder = await makeDataFolder()
  expect((await furrowHere(folder, 'import', write(folder, 'small.json', small))).code).toBe(0)
  return folder
}

describe('furrow', () => {
  it('explains itself and each command, and refuses what it does not know with exit 2', async () => {
    const folder = await makeDataFolder()
    expect(furrow(folder, 'verify', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage:'),
    })
    const { commands } = makeProgram({})
    for (const command of commands) expect(command.helpInformation()).toMatch(/^Usage: furrow [a-z]+/)
    expect(commands.map((command) => command.name())).toEqual(
      expect.arrayContaining([
        'allocate',
        'verify',
        'export',
        'import',
        'audit',
        'backup',
        'restore',
        'admin',
      ]),
    )
    expect(furrow(folder, 'alocate')).toMatchObject({ code: 2, error: expect.stringContaining('allocate') })
    expect(furrow(folder, 'audit', '--wrong')).toMatchObject({ code: 2 })
    expect(furrow(join(folder, 'nowhere'), 'audit')).toMatchObject({ code: 2 })
  })

  it('asks for a start of the server where the database is of an earlier version', async () => {
    const folder = await makeDataFolder()
    const database = new Database(join(folder, 'furrow.db'))
    database.exec("DELETE FROM _prisma_migrations WHERE migration_name LIKE '0003%'")
    database.close()
    expect(await furrowHere(folder, 'audit')).toMatchObject({
      code: 2,
      error: expect.stringContaining('start the server'),
    })
  })
})

describe('furrow audit', () => {
  it('holds, and no more once a byte of an event was changed', async () => {
    const folder = await withCall()
    expect(await furrowHere(folder, 'audit')).toMatchObject({
      code: 0,
      out: expect.stringContaining('holds: 1 events'),
    })
    const database = new Database(join(folder, 'furrow.db'))
    database.exec(`UPDATE AuditEvent SET detail = replace(detail, '1', '2')`)
    database.close()
    const broken = await furrowHere(folder, 'audit')
    expect(broken).toMatchObject({ code: 1, out: expect.stringContaining('does not hold: event 1') })
    expect(JSON.parse((await furrowHere(folder, 'audit', '--json')).out)).toMatchObject({
      holds: false,
      brokenAt: 1,
    })
  })
})

describe('furrow backup and restore', () => {
  it('copy beside a writer, and bring back what was there', async () => {
    const folder = await withCall()
    const file = join(folder, 'copy.db')
    const lock = takeDatabaseLock(join(folder, 'furrow.db'))
    expect(furrow(folder, 'backup', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 × Call'),
    })
    expect(furrow(folder, 'backup', file)).toMatchObject({ code: 2 })
    expect(furrow(folder, 'backup', file, '--force')).toMatchObject({ code: 0 })
    const refused = furrow(folder, 'restore', file)
    expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('Another process') })
    lock.release()
    expect(furrow(folder, 'import', write(folder, 'small.json', small), '--as', 'later').code).toBe(0)
    expect(furrow(folder, 'restore', file)).toMatchObject({ code: 0 })
    expect(furrow(folder, 'export', 'small')).toMatchObject({ code: 0 })
    expect(furrow(folder, 'export', 'later')).toMatchObject({ code: 2 })
    expect(readdirSync(folder).some((name) => name.startsWith('furrow.db.before-'))).toBe(true)
  })

  it('end beside a process that commits all the time, with one state of it', async () => {
    const folder = await makeDataFolder()
    const snapshot = syntheticSnapshot({ proposals: 1500, reviewsEach: 4, seed: 5 })
    expect(await furrowHere(folder, 'import', write(folder, 'large.json', snapshot))).toMatchObject({
      code: 0,
    })
    const script = `const database = new (require('better-sqlite3'))(process.argv[1])
      database.pragma('synchronous = OFF')
      const insert = database.prepare("INSERT INTO Session (sid, data, expiresAt) VALUES (?, '', '2030')")
      for (let row = 0; ; row += 1) { insert.run(String(row)); if (row === 0) console.log('writing') }`
    const writer = spawn(process.execPath, ['-e', script, join(folder, 'furrow.db')])
    await once(writer.stdout, 'data')
    const ran = furrow(folder, 'backup', join(folder, 'copy.db'))
    expect(writer.exitCode).toBeNull()
    writer.kill()
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('6,000 × Review') })
    // It never began again: each quarter is told once.
    expect(ran.error).toBe([0, 25, 50, 75].map((percent) => `Copying … ${percent} %\n`).join(''))
    const copy = new Database(join(folder, 'copy.db'), { readonly: true })
    const rows = copy.prepare('SELECT count(*) n, max(CAST(sid AS INTEGER)) last FROM Session').get()
    copy.close()
    expect(rows).toEqual({ n: expect.any(Number), last: Number(Object(rows).n) - 1 })
    expect(Object(rows).n).toBeGreaterThan(0)
  })

  it('keep a copy for its owner only, and never write over the database itself', async () => {
    const folder = await withCall()
    const file = join(folder, 'copy.db')
    await furrowHere(folder, 'backup', file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const database = join(folder, 'furrow.db')
    const itself = { code: 2, out: '', error: expect.stringContaining('is the database itself') }
    expect(await furrowHere(folder, 'backup', database, '--force')).toEqual(itself)
    expect(await furrowHere(folder, 'restore', database)).toEqual(itself)
    expect(await furrowHere(folder, 'backup', join(folder, 'no', 'folder'))).toMatchObject({
      code: 2,
      out: '',
    })
  })

  it('make no backup of a database that does not hold, and leave the last good one', async () => {
    const folder = await withCall()
    const file = join(folder, 'copy.db')
    await furrowHere(folder, 'backup', file)
    const before = readFileSync(file)
    const database = new Database(join(folder, 'furrow.db'))
    database.exec("UPDATE AuditEvent SET actorName = 'Somebody'")
    database.close()
    const ran = await furrowHere(folder, 'backup', file, '--force')
    expect(ran).toMatchObject({ code: 1, out: '', error: expect.stringContaining('breaks at event 1') })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}.part`)).toBe(false)
  })

  it('bring back what stood in the WAL, nobody’s session, and an event that says so', async () => {
    const folder = await withCall()
    const other = await makeDataFolder()
    const source = join(folder, 'furrow.db')
    const open = new Database(source)
    open.pragma('journal_mode = WAL')
    open.exec("INSERT INTO Session (sid, data, expiresAt) VALUES ('stolen', '', '2030')")
    open.exec("UPDATE Call SET title = 'Only in the WAL'")
    expect(statSync(`${source}-wal`).size).toBeGreaterThan(0)
    const ran = await furrowHere(other, 'restore', source)
    open.close()
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('1 × Call') })
    expect((await furrowHere(other, 'export', 'small')).out).toContain('"title":"Small"')
    const restored = new Database(join(other, 'furrow.db'))
    expect(restored.prepare('SELECT title FROM Call').pluck().get()).toBe('Only in the WAL')
    expect(restored.prepare('SELECT count(*) FROM Session').pluck().get()).toBe(0)
    const last = restored.prepare('SELECT action FROM AuditEvent ORDER BY seq DESC').pluck().get()
    expect(last).toBe('database.restored')
    restored.close()
    expect(await furrowHere(other, 'audit')).toMatchObject({ code: 0 })
  })

  it('restore onto an empty machine', async () => {
    const folder = await withCall()
    const file = join(folder, 'copy.db')
    await furrowHere(folder, 'backup', file)
    const empty = join(folder, 'empty')
    expect(await furrowHere(empty, 'restore', file)).toMatchObject({ code: 0 })
    expect((await furrowHere(empty, 'export', 'small')).out).toBe(
      (await furrowHere(folder, 'export', 'small')).out,
    )
  })

  it('refuse a damaged file, a broken trail, a later version and what is no database; nothing is replaced', async () => {
    const folder = await withCall()
    const sound = join(folder, 'sound.db')
    await furrowHere(folder, 'backup', sound)
    const change = (name: string, sql: string) => {
      const file = join(folder, name)
      writeFileSync(file, readFileSync(sound))
      const database = new Database(file)
      database.pragma('foreign_keys = OFF')
      database.exec(sql)
      database.close()
      return file
    }
    const bytes = readFileSync(sound)
    const damaged = join(folder, 'damaged.db')
    writeFileSync(damaged, bytes.fill(7, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2)))
    const files = [
      damaged,
      change('trail.db', "UPDATE AuditEvent SET actorName = 'Somebody'"),
      change('orphan.db', "DELETE FROM Call WHERE id = 'small'"),
      change(
        'later.db',
        "UPDATE _prisma_migrations SET migration_name = '9999_later' WHERE migration_name LIKE '0001%'",
      ),
      write(folder, 'text.db', 'no database'),
      join(folder, 'absent.db'),
    ]
    for (const file of files)
      expect(await furrowHere(folder, 'restore', file), file).toMatchObject({ code: 2, out: '' })
    expect(await furrowHere(folder, 'export', 'small')).toMatchObject({ code: 0 })
    expect(existsSync(join(folder, 'furrow.db.restoring'))).toBe(false)
  })
})

describe('furrow admin', () => {
  it('makes an administrator whose link sets the password, once, and leaves an event', async () => {
    const test = await makeTestApp()
    const ran = await furrowHere(test.config.dataFolder, 'admin', 'First@Example.org', '--name', 'Fie First')
    expect(ran.code).toBe(0)
    const token = /#([\w-]+)/.exec(ran.out)?.[1] ?? ''
    test.clock.set(new Date().toISOString())
    const body = { token, password: 'a long enough password' }
    expect((await test.client().post('/api/password-resets/complete', body)).status).toBe(200)
    expect((await test.client().post('/api/password-resets/complete', body)).status).toBe(400)
    const admin = test.client()
    expect(
      (await admin.post('/api/session', { email: 'first@example.org', password: body.password })).status,
    ).toBe(200)
    expect((await admin.get('/api/people')).status).toBe(200)
    const events = await test.store.db.auditEvent.findMany({ where: { action: 'admin.appointed' } })
    expect(events).toHaveLength(1)
    expect((await furrowHere(test.config.dataFolder, 'admin', 'first@example.org')).code).toBe(0)
    expect(await test.store.db.roleGrant.count({ where: { role: 'admin' } })).toBe(1)
    expect(await furrowHere(test.config.dataFolder, 'admin', 'no address')).toMatchObject({ code: 2 })
  })

  it('promotes an account that is there, in its own name, and no invented person', async () => {
    const test = await makeTestApp()
    const person = await makePerson(test, { email: 'otto@example.org', name: 'Otto' })
    const folder = test.config.dataFolder
    expect(await furrowHere(folder, 'admin', 'otto@example.org', '--name', 'Else')).toMatchObject({ code: 0 })
    const roles = { select: { role: true, callId: true } } as const
    const found = await test.store.db.person.findMany({
      where: { id: person.id },
      select: { name: true, roles },
    })
    expect(found).toEqual([{ name: 'Otto', roles: [{ role: 'admin', callId: null }] }])
    await furrowHere(folder, 'import', write(folder, 'small.json', small))
    const invented = await test.store.db.person.findFirstOrThrow({ where: { invented: true } })
    expect(await furrowHere(folder, 'admin', invented.email)).toMatchObject({ code: 2, out: '' })
    expect(await furrowHere(folder, 'admin', 'a@example.org', '--name', 'RTL \u202E')).toMatchObject({
      code: 2,
    })
    const lock = takeDatabaseLock(test.config.databaseFile)
    const refused = await furrowHere(folder, 'admin', 'a@example.org')
    lock.release()
    expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('Stop it first') })
    expect(await test.store.db.person.count({ where: { email: 'a@example.org' } })).toBe(0)
  })
})

describe('furrow export', () => {
  it('refuses a call whose reviews are not locked', async () => {
    const test = await makeTestApp()
    const { id } = await makeCall(test, { state: 'closed' })
    await signInAs(test, { roles: ['officer'] })
    const ran = await furrowHere(test.config.dataFolder, 'export', id)
    expect(ran).toMatchObject({ code: 2, out: '', error: expect.stringContaining('not locked') })
  })
})
