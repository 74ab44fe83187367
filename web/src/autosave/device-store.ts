import { del, get, set } from 'idb-keyval'
import type { LocalCopy, LocalStore } from './autosaver.ts'

const prefix = 'furrow-draft:'

/** Local copies in IndexedDB; where it is blocked, typing goes on and only the server keeps. */
export function deviceStore<T>(): LocalStore<T> {
  return {
    get: (key) => get<LocalCopy<T>>(prefix + key).catch(() => undefined),
    set: (key, copy) => set(prefix + key, copy).catch(() => undefined),
    remove: (key) => del(prefix + key).catch(() => undefined),
  }
}
