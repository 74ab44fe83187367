import type { ReactNode } from 'react'
import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { formatShortMoment } from './format.ts'

type RestoreOfferProps = {
  /** When the copy was made. */
  at: string
  onAccept: () => void
  onDrop: () => void
  /** The comparison of the two texts. */
  children?: ReactNode
}

/** A text on this device that the server never got: taken over or dropped by the person, never silently. */
export function RestoreOffer({ at, onAccept, onDrop, children }: RestoreOfferProps) {
  return (
    <section className="notice" aria-label={m.ui_restore_title()}>
      <h2>{m.ui_restore_title()}</h2>
      <p>{m.ui_restore_text({ moment: formatShortMoment(at) })}</p>
      {children}
      <div className="row">
        <Button look="primary" onClick={onAccept}>
          {m.ui_restore_accept()}
        </Button>
        <Button onClick={onDrop}>{m.ui_restore_drop()}</Button>
      </div>
    </section>
  )
}

type ConflictChoiceProps = {
  mine: ReactNode
  theirs: ReactNode
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Two texts side by side after somebody else saved first. */
export function ConflictChoice({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictChoiceProps) {
  return (
    <section className="notice" aria-label={m.ui_conflict_title()}>
      <h2>{m.ui_conflict_title()}</h2>
      <p>{m.ui_conflict_text()}</p>
      <div className="compare">
        <div>
          <h3>{m.ui_conflict_mine()}</h3>
          {mine}
          <Button look="primary" onClick={onKeepMine}>
            {m.ui_conflict_keep_mine()}
          </Button>
        </div>
        <div>
          <h3>{m.ui_conflict_theirs()}</h3>
          {theirs}
          <Button onClick={onTakeTheirs}>{m.ui_conflict_take_theirs()}</Button>
        </div>
      </div>
    </section>
  )
}
