import { useQuery } from '@tanstack/react-query'
import { localeBase, m } from '../../messages.ts'
import { sessionQueries, useSignIn, type Persona } from '../../session.ts'
import { problemText } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'

const does: Readonly<Record<Persona['roles'][number], () => string>> = {
  reviewer: m.home_role_reviewer,
  chair: m.home_role_chair,
  officer: m.home_role_officer,
  director: m.home_role_director,
  admin: m.home_role_admin,
  auditor: m.home_role_auditor,
}

const doing = (persona: Persona) =>
  persona.roles.length === 0
    ? m.home_role_pi()
    : [...new Set(persona.roles)].map((role) => does[role]()).join(', ')

/** One click signs in as an invented person; practice mode only. */
export function Personas() {
  const { data: personas } = useQuery(sessionQueries.personas())
  const signIn = useSignIn()
  const become = async (persona: string) => {
    try {
      await signIn({ persona })
      globalThis.location.assign(`${localeBase}/app`)
    } catch (error) {
      toast(problemText(error))
    }
  }
  return (
    <section className="home-section">
      <h2>{m.home_practice()}</h2>
      <p className="muted small">{m.home_practice_text()}</p>
      <ul className="plain-list personas">
        {personas?.items.map((persona) => (
          <li key={persona.persona}>
            <button type="button" className="persona" onClick={() => void become(persona.persona)}>
              <span className="persona-name">{persona.name}</span>
              <span className="muted small">{doing(persona)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
