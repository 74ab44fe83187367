import type { ReactNode } from 'react'
import { isProblem } from '../api.ts'
import { localeBase, m } from '../messages.ts'
import { Button } from './Button.tsx'
import { StateTitle } from './Page.tsx'

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode }

/** What will be here, and the one useful step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="state">
      <StateTitle>{title}</StateTitle>
      {children !== undefined && <p className="muted">{children}</p>}
      {action}
    </div>
  )
}

export function LoadingState({ label }: { label?: string }) {
  return (
    <output className="state state-loading">
      <span className="loading-lines" aria-hidden="true" />
      <span className="visually-hidden">{label ?? m.ui_loading()}</span>
    </output>
  )
}

/** Absent and not allowed read the same: the server does not tell them apart either. */
export function NoAccess() {
  return (
    <div className="state">
      <StateTitle>{m.ui_no_access_title()}</StateTitle>
      <p className="muted">{m.ui_no_access_text()}</p>
      <a href={`${localeBase}/`}>{m.ui_to_start()}</a>
    </div>
  )
}

const textByStatus: Readonly<Record<number, () => string>> = {
  0: () => m.ui_error_offline(),
  409: () => m.ui_error_state(),
  429: () => m.ui_error_too_many(),
}

/** One sentence for a failed request: the server's own where it sent one for people. */
export function problemText(error: unknown): string {
  if (!isProblem(error)) return m.ui_error_unknown()
  const fixed = textByStatus[error.status]
  if (error.status === 0) return m.ui_error_offline()
  return error.detail || (fixed?.() ?? m.ui_error_unknown())
}

type ErrorStateProps = { error: unknown; kept?: string; onRetry?: () => void }

/** What happened, what was kept, what to do; the request id for whoever is asked for help. */
export function ErrorState({ error, kept, onRetry }: ErrorStateProps) {
  if (isProblem(error) && (error.status === 404 || error.status === 403)) return <NoAccess />
  const requestId = isProblem(error) ? error.requestId : null
  return (
    <div className="state" role="alert">
      <StateTitle>{m.ui_error_title()}</StateTitle>
      <p>{problemText(error)}</p>
      {kept !== undefined && <p className="muted">{kept}</p>}
      {onRetry !== undefined && <Button onClick={onRetry}>{m.ui_retry()}</Button>}
      {requestId !== null && (
        <p className="small muted">
          {m.ui_request_id()} <code>{requestId}</code>
        </p>
      )}
    </div>
  )
}

/** What is wrong with one field of what was sent. */
export const issueAt = (error: unknown, path: string): string | undefined =>
  isProblem(error) ? error.errors.find((issue) => issue.path === path)?.message : undefined

type ProblemLineProps = {
  error: unknown
  /** Paths of fields that show themselves what is wrong with them: it is not said twice. */
  atFields?: readonly string[]
}

/** An error line in a form, read out when it appears. */
export function ProblemLine({ error, atFields = [] }: ProblemLineProps) {
  if (error === null || error === undefined) return null
  const issues = isProblem(error) ? error.errors : []
  const others = issues.filter(({ path }) => !atFields.includes(path))
  const isSaid = issues.length > 0 && others.length === 0
  return (
    <div className="problem-line" role="alert">
      <p>{isSaid ? m.ui_wrong_fields({ count: issues.length }) : problemText(error)}</p>
      {others.length > 0 && (
        <ul>
          {others.map((issue) => (
            <li key={`${issue.path} ${issue.message}`}>
              <code>{issue.path}</code> {issue.message}
            </li>
          ))}
        </ul>
      )}
      {isProblem(error) && error.status >= 500 && error.requestId !== null && (
        <p className="small">
          {m.ui_request_id()} <code>{error.requestId}</code>
        </p>
      )}
    </div>
  )
}

type QueryLike<T> = {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

type QueryStatesProps<T> = { query: QueryLike<T>; children: (data: T) => ReactNode }

/** Loading, error and no access of one query; the child shows data and decides what empty means. */
export function QueryStates<T>({ query, children }: QueryStatesProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => query.refetch()} />
  return <LoadingState />
}
