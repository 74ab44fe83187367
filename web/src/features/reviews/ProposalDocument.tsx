import type { DeskView } from '@furrow/core/contract/reviews'
import { m } from '../../messages.ts'
import { areaName } from '../../ui/area-name.ts'
import { formatHours } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Markdown } from '../../ui/Markdown.tsx'

/** The proposal as a document to read. */
export function ProposalDocument({ proposal }: { proposal: DeskView['proposal'] }) {
  const { piName, institution, area, track, requested, minimum } = proposal
  const facts = [
    { label: m.reviews_applicant(), value: piName },
    { label: m.reviews_institution(), value: institution },
    { label: m.reviews_area(), value: area === null ? null : areaName(area) },
    { label: m.reviews_track(), value: track },
    { label: m.reviews_requested(), value: requested === null ? null : formatHours(requested) },
    { label: m.reviews_minimum(), value: minimum === null ? null : formatHours(minimum) },
  ]
  const impact = [
    { title: m.reviews_purpose(), text: proposal.purpose },
    { title: m.reviews_beneficiaries(), text: proposal.beneficiaries },
  ].filter(({ text }) => text !== '')
  return (
    <article className="desk-document prose serif">
      <Facts facts={facts.filter(({ value }) => value !== null)} />
      {proposal.summary !== '' && (
        <>
          <h2>{m.reviews_summary()}</h2>
          <Markdown text={proposal.summary} />
        </>
      )}
      {impact.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      {proposal.sections.map((section) => (
        <section key={section.key}>
          <h2>{section.title}</h2>
          <Markdown text={section.text} />
        </section>
      ))}
    </article>
  )
}
