import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, useState, type ReactNode } from 'react'
import { Redirect, Route, Router, Switch, useLocation } from 'wouter'
import { isProblem } from '../api.ts'
import { localeBase, m } from '../messages.ts'
import type { AppRoute } from '../routes.tsx'
import { useSession } from '../session.ts'
import { Part } from '../ui/Part.tsx'
import { LoadingState, NoAccess } from '../ui/states.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { ExpiredSession } from './ExpiredSession.tsx'
import { Offline } from './Offline.tsx'
import { TopBar } from './TopBar.tsx'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server refused, it refuses again.
      retry: (count, error) => count < 2 && !(isProblem(error) && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
})

const pageOf = (route: AppRoute) => lazy(async () => ({ default: await route.load() }))

/** The route table as wouter routes; each page is a chunk of its own. */
export const makePages = (routes: readonly AppRoute[]) =>
  routes.map((route) => ({ path: route.path, Page: pageOf(route) }))

type Pages = ReturnType<typeof makePages>

const Footer = () => (
  <footer className="footer">
    <span>{m.shell_footer()}</span>
    <nav aria-label={m.shell_footer_nav()} className="row">
      <a href={`${localeBase}/impact`}>{m.shell_impact()}</a>
      <a href={`${localeBase}/accessibility`}>{m.shell_accessibility()}</a>
      <a href={`${localeBase}/privacy`}>{m.shell_privacy()}</a>
      <a href="/api/docs">{m.shell_api()}</a>
    </nav>
  </footer>
)

function PracticeBanner() {
  const { data: session } = useSession()
  if (session?.mode !== 'practice') return null
  return (
    <aside className="practice-banner" aria-label={m.shell_practice_name()}>
      {m.shell_practice()}
    </aside>
  )
}

/** The app needs somebody signed in; whoever is not comes back here afterwards. */
function SignedInOnly({ children }: { children: ReactNode }) {
  const { data: session, isPending } = useSession()
  const [wasIn, setWasIn] = useState(false)
  if (isPending) return <LoadingState />
  if (session?.person && !wasIn) setWasIn(true)
  // A session that ends while a page is open leaves the page: a dialog asks to sign in again.
  if (wasIn || session === undefined || session.person !== null) return children
  const back = globalThis.location.pathname + globalThis.location.search
  globalThis.location.replace(`${localeBase}/sign-in?next=${encodeURIComponent(back)}`)
  return <LoadingState />
}

function PageSwitch({ pages }: { pages: Pages }) {
  const [path] = useLocation()
  return (
    <Part at={path}>
      <Switch>
        {pages.map(({ path, Page }) => (
          <Route key={path} path={path}>
            <Page />
          </Route>
        ))}
        <Route path="/index.html">
          <Redirect to="/" />
        </Route>
        <Route>
          <NoAccess />
        </Route>
      </Switch>
    </Part>
  )
}

/** What surrounds every page: bar, banner, main, footer, and what may appear above them. */
export function Shell({ entry, pages }: { entry: 'public' | 'app'; pages: Pages }) {
  const content = <PageSwitch pages={pages} />
  return (
    <QueryClientProvider client={client}>
      <Router base={localeBase}>
        <a href="#content" className="skip-link">
          {m.shell_skip()}
        </a>
        <TopBar entry={entry} />
        <PracticeBanner />
        <Offline />
        <main id="content" tabIndex={-1}>
          {entry === 'app' ? <SignedInOnly>{content}</SignedInOnly> : content}
        </main>
        <Footer />
        {entry === 'app' && <ExpiredSession />}
        <Toasts />
      </Router>
    </QueryClientProvider>
  )
}
