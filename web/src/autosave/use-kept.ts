import { useCallback, useEffect, useMemo, useState } from 'react'
import type { LocalCopy } from './autosaver.ts'
import { deviceStore } from './device-store.ts'

type UseKeptOptions<T> = {
  key: string
  /** What the page holds now. */
  value: T
  /** The version that it is based on. */
  version: string
  /** It differs from what the server has. */
  isChanged: boolean
}

/**
 * Keeps a form that is saved by its button on this device while it is filled in. What a closed or crashed page
 * left behind is offered once; nothing is kept anew before the person has chosen.
 */
export function useKept<T>({ key, value, version, isChanged }: UseKeptOptions<T>) {
  const store = useMemo(() => deviceStore<T>(), [])
  const [offer, setOffer] = useState<LocalCopy<T> | null>(null)
  const [hasLooked, setLooked] = useState(false)
  useEffect(() => {
    let isCurrent = true
    const look = async () => {
      const copy = await store.get(key)
      if (!isCurrent) return
      setOffer(copy ?? null)
      setLooked(true)
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [key, store])
  useEffect(() => {
    if (!hasLooked || offer !== null) return
    if (isChanged) void store.set(key, { value, version, at: new Date().toISOString() })
    else void store.remove(key)
  }, [store, key, value, version, isChanged, hasLooked, offer])
  const forget = useCallback(() => {
    setOffer(null)
    return store.remove(key)
  }, [store, key])
  return { offer, forget }
}
