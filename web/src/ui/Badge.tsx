import type { ReactNode } from 'react'
import { m } from '../messages.ts'

type BadgeProps = { children: ReactNode; tone?: 'plain' | 'ok' | 'danger' | 'strong'; title?: string }

export function Badge({ children, tone = 'plain', title }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`} title={title}>
      {children}
    </span>
  )
}

/** A value that the software assumes until somebody measures it. */
export const AssumedBadge = ({ source }: { source?: string }) => (
  <Badge {...(source === undefined ? {} : { title: source })}>{m.ui_assumed()}</Badge>
)

/** Stands beside an invented number or person. */
export const PracticeBadge = () => <Badge>{m.ui_practice()}</Badge>
