import { m } from '../../messages.ts'
import { Page } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/states.tsx'

export function HomePage() {
  return (
    <Page title={m.shell_nav_home()}>
      <EmptyState title={m.shell_nav_home()} />
    </Page>
  )
}
