import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'
type Size = 'normal' | 'small'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look
  size?: Size
  /** A request is under way: pressed again, nothing happens, and focus stays. */
  busy?: boolean
}

const classOf = (look: Look, size: Size) => `button button-${look}${size === 'small' ? ' button-small' : ''}`

export function Button({ look = 'plain', size = 'normal', busy = false, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${classOf(look, size)} ${rest.className ?? ''}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}

type ButtonLinkProps = { href: string; children: ReactNode; look?: Look; size?: Size; download?: boolean }

/** Looks like a button, goes somewhere. A path of another entry or of the server is a full load. */
export function ButtonLink({
  href,
  children,
  look = 'plain',
  size = 'normal',
  download = false,
}: ButtonLinkProps) {
  const className = classOf(look, size)
  if (download || href.startsWith('~') || href.startsWith('/api'))
    return (
      <a href={href.replace(/^~/, '')} className={className} download={download || undefined}>
        {children}
      </a>
    )
  return (
    <Link href={href} className={className}>
      {children}
    </Link>
  )
}
