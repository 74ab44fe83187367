import { m } from '../../messages.ts'
import { Page } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/states.tsx'

export function DeskPage() {
  return (
    <Page title={m.shell_nav_desk()}>
      <EmptyState title={m.shell_nav_desk()} />
    </Page>
  )
}
