import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'

type MenuProps = { label: ReactNode; name?: string; children: ReactNode; align?: 'start' | 'end' }

const itemsOf = (menu: HTMLElement) => [
  ...menu.querySelectorAll<HTMLElement>('.menu-items a, .menu-items button'),
]

function moveFocus(menu: HTMLElement, event: KeyboardEvent) {
  const items = itemsOf(menu)
  const at = items.findIndex((item) => item === document.activeElement)
  const step = event.key === 'ArrowDown' ? 1 : -1
  event.preventDefault()
  items[(at + step + items.length) % items.length]?.focus()
}

/** A disclosure with links and buttons; arrows move, Escape closes and gives focus back. */
export function Menu({ label, name, children, align = 'start' }: MenuProps) {
  const element = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const menu = element.current
      if (menu?.open === true && event.target instanceof Node && !menu.contains(event.target))
        menu.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const menu = element.current
    if (menu === null || !menu.open) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(menu, event)
    if (event.key !== 'Escape') return
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
  const onClick = (event: { target: EventTarget }) => {
    const chosen =
      event.target instanceof Element && event.target.closest('.menu-items a, .menu-items button')
    if (chosen && element.current !== null) element.current.open = false
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the summary is the control; keys bubble up to here
    <details ref={element} className="menu" onKeyDown={onKeyDown} onClick={onClick}>
      <summary className="button button-quiet" aria-label={name}>
        {label}
      </summary>
      <div className={`menu-items menu-${align}`}>{children}</div>
    </details>
  )
}
