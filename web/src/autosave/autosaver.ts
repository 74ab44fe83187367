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

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Saves one value while it changes: at most one request at a time, the local copy written first.
 * Nothing is dropped on failure; the state says what holds. It owns a timer: dispose of it.
 */
export class Autosaver<T> {
  readonly #options: AutosaverOptions<T>
  readonly #delay: number
  readonly #retryDelay: number
  readonly #now: () => number
  readonly #listeners = new Set<() => void>()
  #value: T
  #saved: T
  #version: string
  #state: AutosaveState<T> = { kind: 'idle' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #flight: Promise<void> | null = null
  #firstChangeAt: number | null = null

  constructor(options: AutosaverOptions<T>) {
    this.#options = options
    this.#delay = options.delayMilliseconds ?? 600
    this.#retryDelay = options.retryMilliseconds ?? 3000
    this.#now = options.now ?? Date.now
    this.#value = options.value
    this.#saved = options.value
    this.#version = options.version
  }

  readonly getState = (): AutosaveState<T> => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly isDirty = (): boolean => !same(this.#value, this.#saved)

  /** The value as it stands now; kept on the device at once, sent after a pause. */
  change(next: T): void {
    if (same(next, this.#value)) return
    this.#value = next
    this.#keep()
    const { kind } = this.#state
    if (kind === 'idle' || kind === 'saved' || kind === 'waiting' || kind === 'refused') {
      this.#setState({ kind: 'waiting' })
      this.#schedule(this.#pause())
    }
  }

  /** Sends now what is not sent; on a closing page with keepalive. */
  readonly flush = async (keepalive = false): Promise<void> => {
    clearTimeout(this.#timer)
    if (this.#flight !== null) await this.#flight
    if (!this.isDirty() || this.#state.kind === 'conflict' || this.#state.kind === 'closed') return
    this.#flight = this.#send(keepalive).finally(() => {
      this.#flight = null
    })
    await this.#flight
  }

  /** Goes on after a conflict: the chosen value upon the server's version. */
  resolve(chosen: T, serverVersion: string): void {
    this.#version = serverVersion
    this.#value = chosen
    this.#keep()
    this.#setState({ kind: 'waiting' })
    this.#schedule(0)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }

  #setState(next: AutosaveState<T>) {
    this.#state = next
    for (const listener of this.#listeners) listener()
  }

  #keep() {
    const at = new Date(this.#now()).toISOString()
    void this.#options.store.set(this.#options.key, { value: this.#value, version: this.#version, at })
  }

  #schedule(milliseconds: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), milliseconds)
  }

  /** A pause after the last key, but never more than a second after the first. */
  #pause(): number {
    this.#firstChangeAt ??= this.#now()
    return Math.max(0, Math.min(this.#delay, this.#firstChangeAt + 1000 - this.#now()))
  }

  async #send(keepalive: boolean) {
    const sent = this.#value
    this.#setState({ kind: 'saving' })
    try {
      await this.#settle(sent, await this.#options.save(sent, { version: this.#version, keepalive }))
    } catch (problem) {
      await this.#fail(problem)
    }
  }

  async #settle(sent: T, result: SaveResult) {
    this.#saved = sent
    this.#version = result.version
    this.#firstChangeAt = null
    if (this.isDirty()) {
      this.#setState({ kind: 'waiting' })
      // Typed while the request was under way: its clock runs from here on, whatever is typed further.
      this.#schedule(this.#pause())
      return
    }
    this.#setState({ kind: 'saved', at: result.savedAt })
    await this.#options.store.remove(this.#options.key)
  }

  #retry(milliseconds: number, state: AutosaveState<T>) {
    this.#setState(state)
    this.#schedule(milliseconds)
  }

  async #fail(problem: unknown) {
    const status = isProblem(problem) ? problem.status : 0
    if (status === 412) return this.#compare()
    if (status === 401) return this.#retry(this.#retryDelay * 2, { kind: 'expired' })
    if (status === 409 || status === 404)
      return this.#setState({ kind: 'closed', reason: isProblem(problem) ? problem.detail : '' })
    if (status === 400 || status === 413) return this.#setState({ kind: 'refused', problem })
    return this.#retry(this.#retryDelay, { kind: 'retrying' })
  }

  /** Somebody else saved first: asks for their text; where both wrote the same there is nothing to compare. */
  async #compare() {
    try {
      const server = await this.#options.loadServer()
      if (same(server.value, this.#value))
        return await this.#settle(server.value, {
          version: server.version,
          savedAt: new Date(this.#now()).toISOString(),
        })
      return this.#setState({ kind: 'conflict', server: server.value, version: server.version })
    } catch {
      return this.#retry(this.#retryDelay, { kind: 'retrying' })
    }
  }
}
