import { del, get, set } from 'idb-keyval'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { makeAutosave, type Autosave, type Kept } from './autosave.ts'
import type { ProposalDetail } from '@furrow/core/contract/proposals'
import { loadDetail, savePatch } from './queries.ts'

const keyOf = (id: string) => `furrow-proposal:${id}`

/** The text of this draft that this device kept because the server never got it. */
export const keptOnDevice = async (id: string): Promise<Kept | null> =>
  (await get<Kept>(keyOf(id)).catch(() => undefined)) ?? null

export const forgetOnDevice = (id: string): Promise<void> => del(keyOf(id))

/** Autosave for the life of the page; `kept` is what the device held when it opened. */
export function useDraft(detail: ProposalDetail, kept: Kept | null): Autosave {
  const { id } = detail
  const [autosave] = useState(() =>
    makeAutosave(
      { detail, kept },
      {
        save: (patch, version) => savePatch({ id, version }, patch),
        load: () => loadDetail(id),
        keep: (next) => (next === null ? del(keyOf(id)) : set(keyOf(id), next)),
      },
    ),
  )
  useSyncExternalStore(autosave.subscribe, autosave.current)
  useEffect(() => {
    const send = () => void autosave.flush()
    const events = ['pagehide', 'online', 'furrow:signed-in']
    for (const event of events) globalThis.addEventListener(event, send)
    return () => {
      for (const event of events) globalThis.removeEventListener(event, send)
      send()
    }
  }, [autosave])
  return autosave
}
