import { useEffect, useSyncExternalStore } from 'react'

let open: readonly string[] = []
const listeners = new Set<() => void>()

function set(next: readonly string[]) {
  open = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Counts a dialog among the open ones while it is. */
export function useOpenDialog(id: string, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined
    set([...open, id])
    return () => set(open.filter((other) => other !== id))
  }, [id, isOpen])
}

/** The dialog that lies over everything else; null where none is open. What lies under it cannot be reached. */
export const useTopDialog = (): string | null => useSyncExternalStore(subscribe, () => open.at(-1) ?? null)
