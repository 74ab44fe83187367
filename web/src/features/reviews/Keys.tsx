import { useCallback, useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { useSingleKeys } from './shortcuts.ts'

/** Whether single keys act here, and the help that says which: a button and `?` open it. */
export function useKeyHelp() {
  const [isOn, setOn] = useSingleKeys()
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => setOpen(true), [])
  const help = <KeyHelp open={isOpen} isOn={isOn} onSwitch={setOn} onClose={() => setOpen(false)} />
  const button = (
    <Button look="quiet" size="small" onClick={open}>
      {m.reviews_keys()}
    </Button>
  )
  return { isOn, open, help, button }
}
