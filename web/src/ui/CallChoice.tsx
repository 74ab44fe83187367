import type { CallListItem } from '@furrow/core/contract/calls'
import { Select } from './inputs.tsx'

type CallChoiceProps = {
  calls: readonly CallListItem[]
  value: string
  onValue: (id: string) => void
  /** What choosing none of them means; without it one has to be chosen. */
  none?: string
}

/** One of the calls by its title; an address may name one that is gone. */
export function CallChoice({ calls, value, onValue, none }: CallChoiceProps) {
  const isKnown = value === '' || calls.some(({ id }) => id === value)
  return (
    <Select value={value} onChange={(event) => onValue(event.target.value)}>
      {none !== undefined && <option value="">{none}</option>}
      {!isKnown && <option value={value}>{value}</option>}
      {calls.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </Select>
  )
}
