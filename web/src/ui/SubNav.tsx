import { Link, useLocation } from 'wouter'

type SubNavItem = { href: string; label: string; count?: number | undefined }

/** Links between the pages of one thing (a call, say); the one in view is marked. */
export function SubNav({ label, items }: { label: string; items: readonly SubNavItem[] }) {
  const [location] = useLocation()
  return (
    <nav className="sub-nav" aria-label={label}>
      {items.map((item) => (
        <Link key={item.href} href={item.href} aria-current={location === item.href ? 'page' : undefined}>
          {item.label}
          {item.count !== undefined && <span className="sub-nav-count number">{item.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
