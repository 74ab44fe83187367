import { isProblem } from '../api.ts'

/** What is kept on the device while the server does not have it yet. */
export type LocalCopy<T> = { value: T; version: string; at: string }

/** Where local copies live; IndexedDB in the browser. */
export type LocalStore<T> = {
  get: (key: string) => Promise<LocalCopy<T> | undefined>
  set: (key: string, copy: LocalCopy<T>) => Promise<void>
  remove: (key: string) => Promise<void>
}

export type SaveResult = { version: string; savedAt: string }
export type SaveRequest = { version: string; keepalive: boolean }

export type AutosaveState<T> =
  | { kind: 'idle' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  /** No connection or a failing server: kept on the device, tried again by itself. */
  | { kind: 'retrying' }
  /** Somebody else saved in between: their text, to be compared. Nothing is sent until the person chose. */
  | { kind: 'conflict'; server: T; version: string }
  /** Signed out: kept on the device, sent after signing in. */
  | { kind: 'expired' }
  /** The door is shut for writing (deadline, locked): kept on the device. */
  | { kind: 'closed'; reason: string }
  /** The server refuses what was typed; it is kept on the device. */
  | { kind: 'refused'; problem: unknown }

export type AutosaverOptions<T> = {
  key: string
  value: T
  version: string
  save: (value: T, request: SaveRequest) => Promise<SaveResult>
  /** Asks for what the server has now, for the comparison after a conflict. */
  loadServer: () => Promise<{ value: T; version: string }>
  store: LocalStore<T>
  delayMilliseconds?: number
  retryMilliseconds?: number
  now?: () => number
}

export type Autosaver<T> = {
  getState: () => AutosaveState<T>
  subscribe: (listener: () => void) => () => void
  /** The value as it stands now; kept on the device at once, sent after a pause. */
  change: (value: T) => void
  /** Sends now what is not sent; on a closing page with keepalive. */
  flush: (keepalive?: boolean) => Promise<void>
  /** Goes on after a conflict: the person's value upon the server's version. */
  resolve: (value: T, version: string) => void
  isDirty: () => boolean
  dispose: () => void
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Saves one value while it changes: at most one request at a time, the local copy written first.
 * Nothing is dropped on failure; the state says what holds.
 */
export function makeAutosaver<T>(options: AutosaverOptions<T>): Autosaver<T> {
  const { key, save, store, delayMilliseconds = 800, retryMilliseconds = 3000, now = Date.now } = options
  let { value, version } = options
  let saved = options.value
  let state: AutosaveState<T> = { kind: 'idle' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let flight: Promise<void> | null = null
  let firstChangeAt: number | null = null
  const listeners = new Set<() => void>()

  const setState = (next: AutosaveState<T>) => {
    state = next
    for (const listener of listeners) listener()
  }
  const isDirty = () => !same(value, saved)
  const isHeld = () => state.kind === 'conflict' || state.kind === 'closed'

  function schedule(milliseconds: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), milliseconds)
  }

  async function settle(sent: T, result: SaveResult) {
    saved = sent
    version = result.version
    if (isDirty()) {
      setState({ kind: 'waiting' })
      schedule(delayMilliseconds)
      return
    }
    firstChangeAt = null
    setState({ kind: 'saved', at: result.savedAt })
    await store.remove(key)
  }

  async function showConflict() {
    try {
      const server = await options.loadServer()
      if (!same(server.value, value))
        return setState({ kind: 'conflict', server: server.value, version: server.version })
      // Both wrote the same: nothing to compare.
      await settle(value, { version: server.version, savedAt: new Date(now()).toISOString() })
    } catch {
      retry()
    }
  }

  function retry() {
    setState({ kind: 'retrying' })
    schedule(retryMilliseconds)
  }

  async function fail(problem: unknown) {
    const status = isProblem(problem) ? problem.status : 0
    if (status === 412) return showConflict()
    if (status === 401) {
      setState({ kind: 'expired' })
      return schedule(retryMilliseconds * 2)
    }
    if (status === 409 || status === 404)
      return setState({ kind: 'closed', reason: isProblem(problem) ? problem.detail : '' })
    if (status === 400 || status === 413) return setState({ kind: 'refused', problem })
    retry()
  }

  async function send(keepalive: boolean) {
    const sent = value
    setState({ kind: 'saving' })
    try {
      await settle(sent, await save(sent, { version, keepalive }))
    } catch (problem) {
      await fail(problem)
    }
  }

  async function flush(keepalive = false): Promise<void> {
    clearTimeout(timer)
    if (flight !== null) await flight
    if (!isDirty() || isHeld()) return
    flight = send(keepalive).finally(() => {
      flight = null
    })
    await flight
  }

  /** A pause after the last key, but never more than two seconds after the first. */
  function pause() {
    firstChangeAt ??= now()
    return Math.max(0, Math.min(delayMilliseconds, firstChangeAt + 1500 - now()))
  }

  function change(next: T) {
    if (same(next, value)) return
    value = next
    void store.set(key, { value, version, at: new Date(now()).toISOString() })
    if (isHeld()) return
    if (state.kind !== 'saving' && state.kind !== 'retrying' && state.kind !== 'expired')
      setState({ kind: 'waiting' })
    if (state.kind === 'saving') return
    if (state.kind === 'waiting') schedule(pause())
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change,
    flush,
    resolve: (chosen, serverVersion) => {
      version = serverVersion
      value = chosen
      setState({ kind: 'waiting' })
      void store.set(key, { value, version, at: new Date(now()).toISOString() })
      schedule(0)
    },
    isDirty,
    dispose: () => clearTimeout(timer),
  }
}
