import { m } from '../../messages.ts'

type OpenNumberProps = {
  /** What the number is, for whoever does not see its column. */
  label: string
  value: string
  isOpen: boolean
  /** Id of what it opens. */
  controls: string
  onToggle: () => void
}

/** A number that opens the rows behind it, and closes them again; paper shows it as text. */
export const OpenNumber = ({ label, value, isOpen, controls, onToggle }: OpenNumberProps) => (
  <button
    type="button"
    className="stat-open"
    aria-label={m.decisions_number_opens({ label, value })}
    aria-expanded={isOpen}
    {...(isOpen && { 'aria-controls': controls })}
    onClick={onToggle}
  >
    {value}
  </button>
)
