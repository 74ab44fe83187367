import { useCallback, useEffect, useState } from 'react'
import {
  readSettings,
  sameColumns,
  usualColumns,
  writeSettings,
  type TableSettings,
} from './table-settings.ts'

const deviceKey = 'furrow-studio-columns'

function keepOnDevice({ columns }: TableSettings): void {
  if (sameColumns(columns, usualColumns)) localStorage.removeItem(deviceKey)
  else localStorage.setItem(deviceKey, columns.join('.'))
}

/** What the table shows and how: in the address, the columns on the device too. */
export function useTableSettings() {
  const [settings, setSettings] = useState(() =>
    readSettings(new URLSearchParams(globalThis.location.search), localStorage.getItem(deviceKey)),
  )
  const change = useCallback(
    (part: Partial<TableSettings>) => setSettings((before) => ({ ...before, ...part })),
    [],
  )
  useEffect(() => {
    const timer = setTimeout(() => {
      const params = new URLSearchParams(globalThis.location.search)
      writeSettings(params, settings)
      const address = `${globalThis.location.pathname}${params.size === 0 ? '' : `?${params}`}`
      globalThis.history.replaceState(globalThis.history.state, '', address)
      keepOnDevice(settings)
    }, 200)
    return () => clearTimeout(timer)
  }, [settings])
  return { settings, change }
}
