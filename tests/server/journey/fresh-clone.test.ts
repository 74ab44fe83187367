import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'
import { cloneAndBuild } from '../harness/fresh-clone.ts'
import { fiveWishes, lockedCall, propose, signAndRelease } from '../harness/released-call.ts'

const test = await makeTestApp()
const folder = mkdtempSync(join(tmpdir(), 'furrow-clone-'))
const clone = join(folder, 'clone')

/** The command that the README gives a stranger, in words. */
function commandOfReadme(): string[] {
  const text = readFileSync(join(clone, 'README.md'), 'utf8')
  const command = /^npx furrow verify .*$/m.exec(text)?.[0]
  if (command === undefined) throw new Error('The README has no command that verifies.')
  return command.split(' ')
}

/** Whether a process can be started without any network; elsewhere its proxies lead nowhere. */
const canUnshare = spawnSync('unshare', ['-rn', 'true']).status === 0

/** Runs it in the clone, offline. */
function verifyInClone(key: string) {
  const given = commandOfReadme()
    .join(' ')
    .replace('CALL.record.json', join(folder, 'clone-call.record.json'))
    .replace('CALL.snapshot.json', join(folder, 'clone-call.snapshot.json'))
    .replace('KEY', key)
    .split(' ')
  const [program = '', ...words] = canUnshare ? ['unshare', '-rn', ...given] : given
  const nowhere = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' }
  return spawnSync(program, words, {
    cwd: clone,
    encoding: 'utf8',
    env: { ...process.env, ...nowhere, npm_config_offline: 'true', npm_config_update_notifier: 'false' },
  })
}

const fileOf = (kind: 'record' | 'snapshot') => join(folder, `clone-call.${kind}.json`)

beforeAll(async () => {
  const made = await lockedCall(test, { id: 'clone-call', budget: 100_000, wishes: fiveWishes })
  const scenario = { policy: { kind: 'cutoff', mode: 'stop', partial: false }, reserve: 0.1 }
  const overrides = [{ proposal: 'P005', kind: 'exclude', award: 0, reason: 'It is for later.' }]
  await signAndRelease(made, (await propose(made, scenario, { overrides })).decisionId)
  for (const kind of ['record', 'snapshot'] as const)
    writeFileSync(fileOf(kind), (await test.client().get(`/api/results/clone-call/${kind}`)).text)
  cloneAndBuild(clone)
  // Five seconds of one core, and many times as long on a machine that does other things.
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a fresh clone, without network, by the command of the README', () => {
  it('verifies a record that the product released', async () => {
    const { publicKey } = (await test.client().get('/.well-known/furrow-key')).body
    const { status, stdout, stderr } = verifyInClone(publicKey)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^The decision on clone-call holds: outcome recomputed/)
  })

  it('says of a changed record that it does not hold', async () => {
    const { publicKey } = (await test.client().get('/.well-known/furrow-key')).body
    const record = JSON.parse(readFileSync(fileOf('record'), 'utf8'))
    record.awards[0].award -= 100
    writeFileSync(fileOf('record'), JSON.stringify(record))
    const { status, stdout } = verifyInClone(publicKey)
    expect(status).toBe(1)
    expect(stdout).toMatch(/does not hold/)
  })
})
