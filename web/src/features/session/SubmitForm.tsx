import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { useSubmit } from './use-submit.ts'

type SubmitFormProps = {
  send: () => Promise<void>
  /** What the button says. */
  deed: string
  children: ReactNode
  /** A step of less weight than the page's own. */
  plain?: boolean
  /** Links beside the button. */
  beside?: ReactNode
}

/** A narrow form with one button; what went wrong stands above it. */
export function SubmitForm({ send, deed, children, plain = false, beside }: SubmitFormProps) {
  const { onSubmit, error, busy } = useSubmit(send)
  return (
    <form className="form form-narrow" onSubmit={onSubmit}>
      {children}
      <ProblemLine error={error} />
      <div className="row">
        <Button type="submit" look={plain ? 'plain' : 'primary'} busy={busy}>
          {deed}
        </Button>
        {beside}
      </div>
    </form>
  )
}
