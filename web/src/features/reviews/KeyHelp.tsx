import { m } from '../../messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { Facts, KeyHint } from '../../ui/lists.tsx'

type KeyHelpProps = { open: boolean; isOn: boolean; onSwitch: (isOn: boolean) => void; onClose: () => void }

export function KeyHelp({ open, isOn, onSwitch, onClose }: KeyHelpProps) {
  const keys = [
    { key: '1–5', text: m.reviews_key_score() },
    { key: 'j / k', text: m.reviews_key_step() },
    { key: 'g q', text: m.reviews_key_queue() },
    { key: 'c', text: m.reviews_key_text() },
    { key: '?', text: m.reviews_key_help() },
  ]
  return (
    <Dialog open={open} title={m.reviews_keys()} onClose={onClose}>
      <Facts facts={keys.map(({ key, text }) => ({ label: text, value: <KeyHint>{key}</KeyHint> }))} />
      <Checkbox
        label={m.reviews_keys_on()}
        checked={isOn}
        onChange={(event) => onSwitch(event.target.checked)}
      />
    </Dialog>
  )
}
