import { m } from '../../messages.ts'
import { Page } from '../../ui/Page.tsx'

export function PrivacyPage() {
  return (
    <Page title={m.legal_privacy()} width="text">
      <div className="prose">
        <p>{m.legal_privacy_sum()}</p>
        <h2>{m.legal_privacy_kept_title()}</h2>
        <ul>
          <li>{m.legal_privacy_kept_account()}</li>
          <li>{m.legal_privacy_kept_proposals()}</li>
          <li>{m.legal_privacy_kept_reviews()}</li>
          <li>{m.legal_privacy_kept_trail()}</li>
        </ul>
        <h2>{m.legal_privacy_who_title()}</h2>
        <p>{m.legal_privacy_who()}</p>
        <h2>{m.legal_privacy_public_title()}</h2>
        <p>{m.legal_privacy_public()}</p>
        <h2>{m.legal_privacy_device_title()}</h2>
        <p>{m.legal_privacy_device()}</p>
        <h2>{m.legal_privacy_rights_title()}</h2>
        <p>{m.legal_privacy_rights()}</p>
      </div>
    </Page>
  )
}
