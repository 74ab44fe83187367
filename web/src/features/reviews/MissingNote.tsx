import { m } from '../../messages.ts'
import type { missingIn } from './missing.ts'

type MissingNoteProps = { missing: ReturnType<typeof missingIn>; text: string }

/** What is missing, each a way to its place; the draft is kept meanwhile. */
export function MissingNote({ missing, text }: MissingNoteProps) {
  if (missing.length === 0) return null
  return (
    <p className="small missing-note">
      {text} {m.reviews_missing()}{' '}
      {missing.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a
            href={`#${id}`}
            onClick={(event) => {
              event.preventDefault()
              document.getElementById(id)?.focus()
            }}
          >
            {name}
          </a>
        </span>
      ))}
    </p>
  )
}
