import { useEffect } from 'react'
import { makeStore } from './store.ts'

const open = makeStore<readonly string[]>([])

/** Counts a dialog among the open ones while it is. */
export function useOpenDialog(id: string, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined
    open.change((before) => [...before, id])
    return () => open.change((before) => before.filter((other) => other !== id))
  }, [id, isOpen])
}

/** The dialog that lies over everything else; null where none is open. What lies under it cannot be reached. */
export const useTopDialog = (): string | null => open.use().at(-1) ?? null
