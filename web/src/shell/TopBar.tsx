import { Link, useLocation } from 'wouter'
import { locale, localeBase, m, otherLanguageHref } from '../messages.ts'
import { appRoutes, type AppRoute } from '../routes.tsx'
import { hasRole, mayApply, useSession, type Session } from '../session.ts'
import { Menu } from '../ui/Menu.tsx'
import { Logo } from './Logo.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { themes, useTheme, type Theme } from './theme.ts'

const themeName: Readonly<Record<Theme, () => string>> = {
  system: m.shell_theme_system,
  light: m.shell_theme_light,
  dark: m.shell_theme_dark,
}

function ThemeMenu() {
  const { theme, choose } = useTheme()
  return (
    <Menu label={<span aria-hidden="true">◐</span>} name={m.shell_theme()} align="end">
      {themes.map((option) => (
        <button key={option} type="button" aria-pressed={option === theme} onClick={() => choose(option)}>
          {themeName[option]()}
        </button>
      ))}
    </Menu>
  )
}

const LanguageLink = () => (
  <a
    href={otherLanguageHref(globalThis.location)}
    className="button button-quiet"
    hrefLang={locale === 'da' ? 'en' : 'da'}
    lang={locale === 'da' ? 'en' : 'da'}
    onClick={(event) => {
      // The router changes the address without drawing this link again.
      event.currentTarget.href = otherLanguageHref(globalThis.location)
    }}
  >
    {locale === 'da' ? 'English' : 'Dansk'}
  </a>
)

const isOffered = (route: AppRoute, session: Session) =>
  (route.roles === undefined || hasRole(session, route.roles)) &&
  (route.forApplicants !== true || mayApply(session)) &&
  (route.practiceOnly !== true || session.mode === 'practice')

/** The pages of the bar for the roles of whoever is signed in. */
function navOf(session: Session | undefined) {
  if (session === undefined || session.person === null) return []
  return appRoutes
    .filter((route) => route.nav !== undefined && isOffered(route, session))
    .toSorted((a, b) => (a.nav ?? 0) - (b.nav ?? 0))
}

function NavLinks({ entry, session }: { entry: 'public' | 'app'; session: Session | undefined }) {
  const [location] = useLocation()
  const isHere = (path: string) => (path === '/app' ? location === path : location.startsWith(path))
  return navOf(session).map((route) =>
    entry === 'app' ? (
      <Link key={route.path} href={route.path} aria-current={isHere(route.path) ? 'page' : undefined}>
        {route.title()}
      </Link>
    ) : (
      <a key={route.path} href={localeBase + route.path}>
        {route.title()}
      </a>
    ),
  )
}

/** The slim bar at the top of every page. */
export function TopBar({ entry }: { entry: 'public' | 'app' }) {
  const { data: session } = useSession()
  const links = <NavLinks entry={entry} session={session} />
  const isSignedIn = session !== undefined && session.person !== null
  return (
    <header className="top-bar">
      <a href={`${localeBase}/`} className="brand">
        <Logo />
        <span>{m.shell_name()}</span>
      </a>
      {isSignedIn && (
        <nav className="top-nav" aria-label={m.shell_nav()}>
          {links}
        </nav>
      )}
      <div className="top-tools">
        <LanguageLink />
        <ThemeMenu />
        {session !== undefined && <PersonMenu session={session} />}
        {isSignedIn && (
          <span className="phone-only">
            <Menu label={<span aria-hidden="true">☰</span>} name={m.shell_nav()} align="end">
              {links}
            </Menu>
          </span>
        )}
      </div>
    </header>
  )
}
