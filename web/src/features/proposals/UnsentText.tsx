import type { ProposalDetail } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'
import { Markdown } from '../../ui/Markdown.tsx'

type Part = { readonly name: string; readonly text: string }

const hours = (value: number | null): string => (value === null ? '–' : formatHours(value))

/** The parts that read otherwise than in the version that counts. */
function changedParts({ unsent, form, ...counting }: ProposalDetail): Part[] {
  if (unsent === null) return []
  const parts = [
    { name: m.proposals_title(), text: unsent.title, old: counting.title },
    { name: m.proposals_summary(), text: unsent.summary, old: counting.summary },
    { name: m.proposals_institution(), text: unsent.institution, old: counting.institution },
    { name: m.proposals_purpose(), text: unsent.purpose, old: counting.purpose },
    { name: m.proposals_beneficiaries(), text: unsent.beneficiaries, old: counting.beneficiaries },
    { name: m.proposals_requested(), text: hours(unsent.requested), old: hours(counting.requested) },
    { name: m.proposals_minimum(), text: hours(unsent.minimum), old: hours(counting.minimum) },
    ...form.sections.map(({ key, title }) => ({
      name: title,
      text: unsent.sections[key] ?? '',
      old: counting.sections[key] ?? '',
    })),
  ]
  return parts.filter(({ text, old }) => text !== old)
}

/** What was written after the version that counts and not handed in: kept, for its authors only. */
export function UnsentText({ detail }: { detail: ProposalDetail }) {
  const parts = changedParts(detail)
  if (parts.length === 0) return null
  return (
    <details className="stack">
      <summary>{m.proposals_unsent()}</summary>
      <p className="muted">{m.proposals_unsent_help()}</p>
      {parts.map(({ name, text }) => (
        <section key={name} className="document-part">
          <h3>{name}</h3>
          <Markdown text={text} />
        </section>
      ))}
    </details>
  )
}
