import { Component, Suspense, type ReactNode } from 'react'
import { m } from '../messages.ts'
import { Button } from './Button.tsx'
import { StateTitle } from './Page.tsx'
import { LoadingState } from './states.tsx'

type FailedProps = { kept?: string }

/** What to do where files of a page could not be fetched: a browser does not ask for a module again, a new page does. */
export function PartFailed({ kept }: FailedProps) {
  return (
    <div className="state" role="alert">
      <StateTitle>{m.ui_part_failed_title()}</StateTitle>
      <p>{m.ui_part_failed_text()}</p>
      {kept !== undefined && <p className="muted">{kept}</p>}
      <Button onClick={() => globalThis.location.reload()}>{m.ui_part_failed_reload()}</Button>
    </div>
  )
}

type PartProps = {
  children: ReactNode
  /** What is shown: another value tries again after a failure. */
  at: string | null
  loading?: ReactNode
  /** What is said where the files of the part cannot be fetched, or it breaks; by default where the part would stand. */
  failed?: ReactNode
}

interface Shown {
  readonly at: string | null
  readonly hasFailed: boolean
}

/** A part of a page whose files are fetched when it is first shown. Where that fails the rest of the page goes on. */
export class Part extends Component<PartProps, Shown> {
  override state: Shown = { at: this.props.at, hasFailed: false }

  static getDerivedStateFromError(): Partial<Shown> {
    return { hasFailed: true }
  }

  static getDerivedStateFromProps({ at }: PartProps, shown: Shown): Shown | null {
    return at === shown.at ? null : { at, hasFailed: false }
  }

  override render() {
    const { children, loading = <LoadingState />, failed = <PartFailed /> } = this.props
    return this.state.hasFailed ? failed : <Suspense fallback={loading}>{children}</Suspense>
  }
}
