import { useQuery } from '@tanstack/react-query'
import { localeBase, m } from '../messages.ts'
import { sessionQueries, signOut, useSignIn, type Session } from '../session.ts'
import { toast } from '../ui/Toasts.tsx'
import { problemText } from '../ui/states.tsx'
import { Menu } from '../ui/Menu.tsx'

const initials = (name: string) =>
  name
    .split(' ')
    .filter((part) => /^\p{L}/u.test(part))
    .map((part) => part.slice(0, 1))
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')

function PersonaButtons({ session }: { session: Session }) {
  const signIn = useSignIn()
  const { data: personas } = useQuery(sessionQueries.personas())
  const become = async (persona: string) => {
    try {
      await signIn({ persona })
      globalThis.location.assign(`${localeBase}/app`)
    } catch (error) {
      toast(problemText(error))
    }
  }
  return (
    <div className="menu-group">
      <p className="menu-title">{m.shell_personas()}</p>
      {personas?.items.map((persona) => (
        <button
          key={persona.persona}
          type="button"
          aria-pressed={persona.persona === session.person?.persona}
          onClick={() => void become(persona.persona)}
        >
          {persona.name}
        </button>
      ))}
    </div>
  )
}

/** Who is signed in, their profile, the way out; in practice mode the other personas. */
export function PersonMenu({ session }: { session: Session }) {
  const { person } = session
  const leave = async () => {
    await signOut()
    globalThis.location.assign(`${localeBase}/`)
  }
  if (person === null)
    return (
      <a href={`${localeBase}/sign-in`} className="button button-plain button-small">
        {m.shell_sign_in()}
      </a>
    )
  return (
    <Menu
      label={
        <span className="initials" aria-hidden="true">
          {initials(person.name)}
        </span>
      }
      name={`${initials(person.name)}, ${person.name}`}
      align="end"
    >
      <p className="menu-title">
        {person.name}
        <span className="muted">{person.email}</span>
      </p>
      <a href={`${localeBase}/app/profile`}>{m.shell_profile()}</a>
      <button type="button" onClick={() => void leave()}>
        {m.shell_sign_out()}
      </button>
      {session.mode === 'practice' && <PersonaButtons session={session} />}
    </Menu>
  )
}
