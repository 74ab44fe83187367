import { del, get, set } from 'idb-keyval'
import type { LocalCopy, LocalStore } from './autosaver.ts'

const prefix = 'furrow-draft:'

/** A browser without IndexedDB throws at once, one that blocks it later. */
async function ifAllowed<R>(work: () => Promise<R>): Promise<R | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}

/** Local copies in IndexedDB; where it is blocked, typing goes on and only the server keeps. */
export function deviceStore<T>(): LocalStore<T> {
  return {
    get: (key) => ifAllowed(() => get<LocalCopy<T>>(prefix + key)),
    set: (key, copy) => ifAllowed(() => set(prefix + key, copy)),
    remove: (key) => ifAllowed(() => del(prefix + key)),
  }
}
