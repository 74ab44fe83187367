import Database from 'better-sqlite3'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeProgram } from '../../../server/src/cli/program.ts'
import { takeDatabaseLock } from '../../../server/src/plugins/database-lock.ts'
import { makeTestApp } from '../harness/app.ts'
import { makeCall } from '../harness/factories.ts'
import { signInAs } from '../harness/people.ts'
import { furrow, makeDataFolder, write } from './run.ts'

const small = {
  format: 'furrow.snapshot/1',
  call: { id: 'small', title: 'Small', budget: 100, criteria: [{ id: 'c', min: 0, max: 10 }] },
  proposals: [{ id: 'P1', requested: 60 }],
}

/** A data folder with one imported call in it. */
async function withCall(): Promise<string> {
  const folder = await makeDataFolder()
  expect(furrow(folder, 'import', write(folder, 'small.json', small)).code).toBe(0)
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
    expect(furrow(folder, 'audit')).toMatchObject({
      code: 2,
      error: expect.stringContaining('start the server'),
    })
  })
})

describe('furrow audit', () => {
  it('holds, and no more once a byte of an event was changed', async () => {
    const folder = await withCall()
    expect(furrow(folder, 'audit')).toMatchObject({
      code: 0,
      out: expect.stringContaining('holds: 1 events'),
    })
    const database = new Database(join(folder, 'furrow.db'))
    database.exec(`UPDATE AuditEvent SET detail = replace(detail, '1', '2')`)
    database.close()
    const broken = furrow(folder, 'audit')
    expect(broken).toMatchObject({ code: 1, out: expect.stringContaining('does not hold: event 1') })
    expect(JSON.parse(furrow(folder, 'audit', '--json').out)).toMatchObject({ holds: false, brokenAt: 1 })
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

  it('restore onto an empty machine', async () => {
    const folder = await withCall()
    const file = join(folder, 'copy.db')
    furrow(folder, 'backup', file)
    const empty = join(folder, 'empty')
    expect(furrow(empty, 'restore', file)).toMatchObject({ code: 0 })
    expect(furrow(empty, 'export', 'small').out).toBe(furrow(folder, 'export', 'small').out)
  })

  it('refuse a damaged file, a broken trail, a later version and what is no database; nothing is replaced', async () => {
    const folder = await withCall()
    const sound = join(folder, 'sound.db')
    furrow(folder, 'backup', sound)
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
      expect(furrow(folder, 'restore', file), file).toMatchObject({ code: 2, out: '' })
    expect(furrow(folder, 'export', 'small')).toMatchObject({ code: 0 })
    expect(existsSync(join(folder, 'furrow.db.restoring'))).toBe(false)
  })
})

describe('furrow admin', () => {
  it('makes an administrator whose link sets the password, once, and leaves an event', async () => {
    const test = await makeTestApp()
    const ran = furrow(test.config.dataFolder, 'admin', 'First@Example.org', '--name', 'Fie First')
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
    expect(furrow(test.config.dataFolder, 'admin', 'first@example.org').code).toBe(0)
    expect(await test.store.db.roleGrant.count({ where: { role: 'admin' } })).toBe(1)
    expect(furrow(test.config.dataFolder, 'admin', 'no address')).toMatchObject({ code: 2 })
  })
})

describe('furrow export', () => {
  it('refuses a call whose reviews are not locked', async () => {
    const test = await makeTestApp()
    const { id } = await makeCall(test, { state: 'closed' })
    await signInAs(test, { roles: ['officer'] })
    const ran = furrow(test.config.dataFolder, 'export', id)
    expect(ran).toMatchObject({ code: 2, out: '', error: expect.stringContaining('not locked') })
  })
})
