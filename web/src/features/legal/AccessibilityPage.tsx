import { m } from '../../messages.ts'
import { Page } from '../../ui/Page.tsx'

export function AccessibilityPage() {
  return (
    <Page title={m.legal_accessibility()} width="text">
      <div className="prose">
        <p>{m.legal_a11y_goal()}</p>
        <h2>{m.legal_a11y_how_title()}</h2>
        <p>{m.legal_a11y_how()}</p>
        <h2>{m.legal_a11y_known_title()}</h2>
        <ul>
          <li>{m.legal_a11y_known_tables()}</li>
          <li>{m.legal_a11y_known_people()}</li>
        </ul>
        <h2>{m.legal_a11y_keys_title()}</h2>
        <p>{m.legal_a11y_keys()}</p>
        <h2>{m.legal_a11y_contact_title()}</h2>
        <p>{m.legal_a11y_contact()}</p>
      </div>
    </Page>
  )
}
