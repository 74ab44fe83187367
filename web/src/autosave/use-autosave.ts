import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Autosaver, type AutosaverOptions, type LocalCopy } from './autosaver.ts'
import { deviceStore } from './device-store.ts'

type UseAutosaveOptions<T> = Omit<AutosaverOptions<T>, 'store' | 'value' | 'now'> & {
  /** What the page holds now; the first one is what the server has. */
  value: T
  /** Puts a value into the page: a restored local copy, or the server's after a conflict. */
  onReplace: (value: T) => void
  /** Off for pages that only read. */
  enabled?: boolean
}

/**
 * Saves `value` while it changes and offers a local copy that the server never got.
 * Mount it only once the server's value is there; a new `key` or remount starts over.
 */
export function useAutosave<T>({ value, onReplace, enabled = true, ...options }: UseAutosaveOptions<T>) {
  const { key, version, save, loadServer } = options
  const store = useMemo(() => deviceStore<T>(), [])
  const [restore, setRestore] = useState<LocalCopy<T> | null>(null)
  const [saver] = useState(() => new Autosaver<T>({ ...options, value, version, save, loadServer, store }))
  const state = useSyncExternalStore(saver.subscribe, saver.getState)

  useEffect(() => {
    let isCurrent = enabled
    const look = async () => {
      const copy = await store.get(key)
      if (copy === undefined || !isCurrent) return
      if (JSON.stringify(copy.value) === JSON.stringify(value)) await store.remove(key)
      else setRestore(copy)
    }
    if (enabled) void look()
    return () => {
      isCurrent = false
    }
    // Looked up once per mount: what is typed afterwards is newer than any copy.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, enabled, store])

  useEffect(() => {
    if (enabled && restore === null) saver.change(value)
  }, [saver, value, enabled, restore])

  useEffect(() => {
    const onHide = () => void saver.flush(true)
    const onOnline = () => void saver.flush()
    globalThis.addEventListener('pagehide', onHide)
    globalThis.addEventListener('online', onOnline)
    globalThis.addEventListener('furrow:signed-in', onOnline)
    return () => {
      globalThis.removeEventListener('pagehide', onHide)
      globalThis.removeEventListener('online', onOnline)
      globalThis.removeEventListener('furrow:signed-in', onOnline)
      void saver.flush(true)
    }
  }, [saver])

  const acceptRestore = useCallback(() => {
    if (restore !== null) onReplace(restore.value)
    setRestore(null)
  }, [restore, onReplace])

  const dropRestore = useCallback(() => {
    setRestore(null)
    void store.remove(key)
  }, [store, key])

  const keepMine = useCallback(
    (mine: T) => {
      if (state.kind === 'conflict') saver.resolve(mine, state.version)
      onReplace(mine)
    },
    [saver, state, onReplace],
  )

  const takeTheirs = useCallback(() => {
    if (state.kind !== 'conflict') return
    saver.resolve(state.server, state.version)
    onReplace(state.server)
  }, [saver, state, onReplace])

  return { state, restore, acceptRestore, dropRestore, keepMine, takeTheirs, flush: saver.flush }
}
