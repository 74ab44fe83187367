import { createContext, use, useEffect, type ReactNode } from 'react'
import { m } from '../messages.ts'

type PageProps = {
  title: string
  children: ReactNode
  /** One sentence under the title. */
  lead?: ReactNode
  /** Buttons at the end of the title's line, the main one last. */
  actions?: ReactNode
  /** Where this page stands: links before the title. */
  above?: ReactNode
  /** `text`: the measure of a page to read; `form`: a little wider; `full`: all there is. */
  width?: 'text' | 'form' | 'full'
}

const InPage = createContext(false)

/** For a page that draws its own h1: states inside it take the level below. */
export const OwnHeading = ({ children }: { children: ReactNode }) => <InPage value>{children}</InPage>

/** The title of a state: below the page's own h1, or the h1 itself where the state is all there is. */
export function StateTitle({ children }: { children: string }) {
  const isInPage = use(InPage)
  useEffect(() => {
    if (!isInPage) document.title = `${children} – ${m.shell_name()}`
  }, [isInPage, children])
  return isInPage ? <h2>{children}</h2> : <h1>{children}</h1>
}

/** The frame of every page: it sets the title of the window and draws the one h1. */
export function Page({ title, children, lead, actions, above, width = 'full' }: PageProps) {
  useEffect(() => {
    document.title = `${title} – ${m.shell_name()}`
  }, [title])
  return (
    <div className={`page page-${width}`}>
      <header className="page-head">
        {above !== undefined && <div className="page-above">{above}</div>}
        <div className="row spread">
          <h1>{title}</h1>
          {actions !== undefined && <div className="row">{actions}</div>}
        </div>
        {lead !== undefined && <p className="page-lead muted">{lead}</p>}
      </header>
      <OwnHeading>{children}</OwnHeading>
    </div>
  )
}

type SectionProps = { title: string; children: ReactNode; actions?: ReactNode; id?: string; note?: ReactNode }

/** A part of a page under a hairline. */
export function Section({ title, children, actions, id, note }: SectionProps) {
  return (
    <section className="section" id={id}>
      <div className="row spread">
        <h2>{title}</h2>
        {actions}
      </div>
      {note !== undefined && <p className="muted small">{note}</p>}
      {children}
    </section>
  )
}
