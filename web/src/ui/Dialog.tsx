import { useEffect, useId, useRef, type ReactNode } from 'react'
import { m } from '../messages.ts'
import { useOpenDialog } from './open-dialogs.ts'
import { OwnHeading } from './Page.tsx'
import { Toasts } from './Toasts.tsx'

type DialogProps = {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
  /** The buttons, the main one last. */
  actions?: ReactNode
  /** A sheet at the edge instead of a box in the middle. */
  sheet?: boolean
  wide?: boolean
}

/** The native dialog: it traps focus, closes on Escape and gives focus back. */
export function Dialog({
  open,
  title,
  onClose,
  children,
  actions,
  sheet = false,
  wide = false,
}: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useOpenDialog(titleId, open)
  useEffect(() => {
    const dialog = element.current
    if (dialog === null || dialog.open === open) return
    if (open) dialog.showModal()
    else dialog.close()
  }, [open])
  return (
    <dialog
      ref={element}
      className={`dialog${sheet ? ' dialog-sheet' : ''}${wide ? ' dialog-wide' : ''}`}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {open && (
        <div className="dialog-body">
          <div className="row spread dialog-head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="icon-button" aria-label={m.ui_close()} onClick={onClose}>
              ×
            </button>
          </div>
          <OwnHeading>{children}</OwnHeading>
          {actions !== undefined && <div className="dialog-actions">{actions}</div>}
          <Toasts dialog={titleId} />
        </div>
      )}
    </dialog>
  )
}
