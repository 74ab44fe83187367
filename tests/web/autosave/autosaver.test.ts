import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../../../web/src/api.ts'
import { Autosaver, type LocalCopy } from '../../../web/src/autosave/autosaver.ts'

const problem = (status: number) =>
  new ApiProblem({ status, code: 'x', title: 'x', detail: 'Why.', errors: [], requestId: null })

function makeDevice() {
  const copies = new Map<string, LocalCopy<string>>()
  return {
    copies,
    get: async (key: string) => copies.get(key),
    set: async (key: string, copy: LocalCopy<string>) => void copies.set(key, copy),
    remove: async (key: string) => void copies.delete(key),
  }
}

function setUp(
  save: (value: string, version: string) => Promise<void>,
  server = { value: 'theirs', version: '9' },
) {
  const device = makeDevice()
  const sent: string[] = []
  let version = 1
  const saver = new Autosaver<string>({
    key: 'k',
    value: 'start',
    version: '1',
    store: device,
    save: async (value, request) => {
      sent.push(`${value}@${request.version}`)
      await save(value, request.version)
      version += 1
      return { version: String(version), savedAt: '2026-11-24T13:02:12Z' }
    },
    loadServer: async () => server,
  })
  return { device, sent, saver }
}

describe('the autosaver', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('a change is on the device at once and on the server within two seconds', async () => {
    const { device, sent, saver } = setUp(async () => undefined)
    saver.change('a')
    expect(device.copies.get('k')?.value).toBe('a')
    expect(saver.getState().kind).toBe('waiting')
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toEqual(['a@1'])
    expect(saver.getState()).toEqual({ kind: 'saved', at: '2026-11-24T13:02:12Z' })
    expect(device.copies.size).toBe(0)
  })

  it('who never stops typing is saved every second and a half all the same', async () => {
    const { sent, saver } = setUp(async () => undefined)
    for (let index = 0; index < 20; index += 1) {
      saver.change(`text ${index}`)
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(sent.length).toBeGreaterThanOrEqual(2)
  })

  it('one request runs at a time, and what was typed meanwhile follows with the new version', async () => {
    let finish = () => undefined as void
    const { sent, saver } = setUp(() => new Promise((resolve) => (finish = resolve)))
    saver.change('a')
    await vi.advanceTimersByTimeAsync(800)
    saver.change('ab')
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toEqual(['a@1'])
    finish()
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toEqual(['a@1', 'ab@2'])
  })

  it('without a connection the text stays on the device and is tried again', async () => {
    let isOnline = false
    const { device, sent, saver } = setUp(async () => {
      if (!isOnline) throw problem(0)
    })
    saver.change('a')
    await vi.advanceTimersByTimeAsync(1000)
    expect(saver.getState().kind).toBe('retrying')
    expect(device.copies.get('k')?.value).toBe('a')
    isOnline = true
    await vi.advanceTimersByTimeAsync(4000)
    expect(saver.getState().kind).toBe('saved')
    expect(sent.length).toBe(2)
  })

  it('a conflict sends nothing until the person chose, then upon the server’s version', async () => {
    const { sent, saver } = setUp(async (_value, version) => {
      if (version === '1') throw problem(412)
    })
    saver.change('mine')
    await vi.advanceTimersByTimeAsync(1000)
    expect(saver.getState()).toEqual({ kind: 'conflict', server: 'theirs', version: '9' })
    saver.change('mine, longer')
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toEqual(['mine@1'])
    saver.resolve('mine, longer', '9')
    await vi.advanceTimersByTimeAsync(100)
    expect(sent).toEqual(['mine@1', 'mine, longer@9'])
  })

  it('two who wrote the same have no conflict', async () => {
    const { saver } = setUp(
      async () => {
        throw problem(412)
      },
      { value: 'same', version: '5' },
    )
    saver.change('same')
    await vi.advanceTimersByTimeAsync(1000)
    expect(saver.getState().kind).toBe('saved')
  })

  it('a shut door, an ended session and a refused text each keep the copy and say so', async () => {
    for (const [status, kind] of [
      [409, 'closed'],
      [401, 'expired'],
      [400, 'refused'],
    ] as const) {
      const { device, saver } = setUp(async () => {
        throw problem(status)
      })
      saver.change('a')
      await vi.advanceTimersByTimeAsync(1000)
      expect(saver.getState().kind).toBe(kind)
      expect(device.copies.get('k')?.value).toBe('a')
      saver.dispose()
    }
  })
})
