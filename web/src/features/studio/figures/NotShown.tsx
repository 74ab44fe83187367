import type { ReactNode } from 'react'

type NotShownProps = { title: string; children: ReactNode }

/** In the place of a figure: what cannot be shown, and why. */
export function NotShown({ title, children }: NotShownProps) {
  return (
    <section className="studied" data-not-shown="">
      <h3>{title}</h3>
      <p className="muted">{children}</p>
    </section>
  )
}
