import { useSyncExternalStore } from 'react'
import { m } from '../messages.ts'

const subscribe = (listener: () => void) => {
  globalThis.addEventListener('online', listener)
  globalThis.addEventListener('offline', listener)
  return () => {
    globalThis.removeEventListener('online', listener)
    globalThis.removeEventListener('offline', listener)
  }
}

/** Says that the connection is gone; what is typed is kept on the device meanwhile. */
export function Offline() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return <output>{!isOnline && <p className="offline-banner">{m.shell_offline()}</p>}</output>
}
