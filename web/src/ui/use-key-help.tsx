import { useCallback, useState } from 'react'
import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { KeyHelp, type KeyLine } from './KeyHelp.tsx'
import { useSingleKeys } from './single-keys.ts'

/** Whether single keys act here, and the help that says which: a button and `?` open it. */
export function useKeyHelp(keys: readonly KeyLine[]) {
  const [isOn, setOn] = useSingleKeys()
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => setOpen(true), [])
  const help = (
    <KeyHelp open={isOpen} keys={keys} isOn={isOn} onSwitch={setOn} onClose={() => setOpen(false)} />
  )
  const button = (
    <Button look="quiet" size="small" onClick={open}>
      {m.ui_keys()}
    </Button>
  )
  return { isOn, open, help, button }
}
