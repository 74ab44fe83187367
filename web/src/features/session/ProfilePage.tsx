import type { ProfileView } from '@furrow/core/contract/people'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Versioned } from '../../api.ts'
import { m } from '../../messages.ts'
import { sessionQueries, useSession, type Role } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { ProblemLine, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { Devices } from './Devices.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { ownQueries } from './queries.ts'
import { useSubmit } from './use-submit.ts'

const roleName: Readonly<Record<Role, () => string>> = {
  reviewer: m.session_role_reviewer,
  chair: m.session_role_chair,
  officer: m.session_role_officer,
  director: m.session_role_director,
  admin: m.session_role_admin,
  auditor: m.session_role_auditor,
}

function ProfileForm({ profile }: { profile: Versioned<ProfileView> }) {
  const { name, institution, orcid, language } = profile.data
  const [form, setForm] = useState({ name, institution: institution ?? '', orcid: orcid ?? '', language })
  const client = useQueryClient()
  const { onSubmit, error, busy } = useSubmit(async () => {
    const body = { ...form, institution: form.institution || null, orcid: form.orcid || null }
    await api.put('/profile', body, { version: profile.version })
    await client.invalidateQueries({ queryKey: ownQueries.all })
    await client.invalidateQueries({ queryKey: sessionQueries.all })
    toast(m.session_saved())
  })
  return (
    <form className="form form-narrow" onSubmit={onSubmit}>
      <Field label={m.session_email()}>
        <TextInput value={profile.data.email} readOnly />
      </Field>
      <Field label={m.session_name()} required>
        <TextInput
          required
          autoComplete="name"
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.target.value })}
        />
      </Field>
      <Field label={m.session_institution()} optional>
        <TextInput
          autoComplete="organization"
          value={form.institution}
          onChange={(event) => setForm({ ...form, institution: event.target.value })}
        />
      </Field>
      <Field label="ORCID" optional>
        <TextInput
          placeholder="0000-0002-1825-0097"
          value={form.orcid}
          onChange={(event) => setForm({ ...form, orcid: event.target.value })}
        />
      </Field>
      <Field label={m.session_language()} hint={m.session_language_hint()}>
        <Select
          value={form.language}
          onChange={(event) => setForm({ ...form, language: event.target.value === 'da' ? 'da' : 'en' })}
        >
          <option value="en">English</option>
          <option value="da">Dansk</option>
        </Select>
      </Field>
      <ProblemLine error={error} />
      <div className="row">
        <Button type="submit" look="primary" busy={busy}>
          {m.session_save()}
        </Button>
      </div>
    </form>
  )
}

function Roles() {
  const { data: session } = useSession()
  const roles = session?.person?.roles ?? []
  if (roles.length === 0) return <p className="muted">{m.session_no_role()}</p>
  return (
    <ul className="plain-list row">
      {roles.map(({ role, callId }) => (
        <li key={`${role} ${callId ?? ''}`}>
          <Badge>
            {roleName[role]()}
            {callId === null ? '' : ` · ${callId}`}
          </Badge>
        </li>
      ))}
    </ul>
  )
}

export function ProfilePage() {
  const profile = useQuery(ownQueries.profile())
  return (
    <Page title={m.session_profile()} width="form">
      <QueryStates query={profile}>{(data) => <ProfileForm key={data.version} profile={data} />}</QueryStates>
      <Section title={m.session_roles()}>
        <Roles />
      </Section>
      <Section title={m.session_devices()}>
        <Devices />
      </Section>
      <Section title={m.session_change_password()}>
        <PasswordForm />
      </Section>
      <Section title={m.session_export()} note={m.session_export_text()}>
        <div>
          <ButtonLink href="/api/profile/export" download>
            {m.session_export_button()}
          </ButtonLink>
        </div>
      </Section>
    </Page>
  )
}
