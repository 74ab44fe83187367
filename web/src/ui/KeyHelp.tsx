import { m } from '../messages.ts'
import { Dialog } from './Dialog.tsx'
import { Checkbox } from './inputs.tsx'
import { Facts, KeyHint } from './lists.tsx'

export type KeyLine = { readonly key: string; readonly text: string }

type KeyHelpProps = {
  open: boolean
  keys: readonly KeyLine[]
  isOn: boolean
  onSwitch: (isOn: boolean) => void
  onClose: () => void
}

/** Which keys act on a page; those of one letter can be turned off (WCAG 2.1.4). */
export function KeyHelp({ open, keys, isOn, onSwitch, onClose }: KeyHelpProps) {
  return (
    <Dialog open={open} title={m.ui_keys()} onClose={onClose}>
      <Facts facts={keys.map(({ key, text }) => ({ label: text, value: <KeyHint>{key}</KeyHint> }))} />
      <Checkbox label={m.ui_keys_on()} checked={isOn} onChange={(event) => onSwitch(event.target.checked)} />
    </Dialog>
  )
}
