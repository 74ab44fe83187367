import type { ProposalForm, ProposalGap } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { inputId, wide } from './fields.ts'
import type { Fields } from './merge.ts'

type OutlineProps = { form: ProposalForm; fields: Fields; gaps: readonly ProposalGap[] }
type Part = { label: string; paths: readonly string[] }

const partsOf = (form: ProposalForm): Part[] => [
  { label: m.proposals_title(), paths: ['title'] },
  { label: m.proposals_summary(), paths: ['summary'] },
  ...form.sections.map(({ key, title }) => ({ label: title, paths: [`sections.${key}`] })),
  {
    label: m.proposals_classification(),
    paths: ['areaKey', 'trackKey', 'institution', 'careerStage', 'firstTime'],
  },
  { label: m.proposals_impact(), paths: ['applicantKind', 'purpose', 'beneficiaries'] },
  { label: m.proposals_request(), paths: ['requested', 'minimum'] },
]

const isFilled = (value: Fields[string] | undefined) => value !== null && value !== undefined && value !== ''

function stateOf({ paths }: Part, { fields, gaps }: OutlineProps): 'empty' | 'partial' | 'done' {
  const filled = paths.filter((path) => isFilled(fields[path]))
  if (filled.length === 0) return 'empty'
  const hasGap = gaps.some(({ path }) => paths.includes(path))
  return hasGap || filled.length < paths.length ? 'partial' : 'done'
}

const stateText = {
  empty: m.proposals_outline_empty,
  partial: m.proposals_outline_partial,
  done: m.proposals_outline_done,
} as const

/** Puts the cursor where the text goes, not only the page. */
export function focusField(path: string): void {
  const field = document.getElementById(inputId(path))
  field?.closest('details')?.setAttribute('open', '')
  field?.focus()
}

/** The parts of the proposal with a dot each: empty, begun, done. */
export function Outline(props: OutlineProps) {
  return (
    <nav className="outline" aria-label={m.proposals_outline()}>
      <details open={globalThis.matchMedia(wide).matches}>
        <summary>{m.proposals_outline()}</summary>
        <ol className="plain-list">
          {partsOf(props.form).map((part) => {
            const state = stateOf(part, props)
            const path = part.paths[0] ?? ''
            return (
              <li key={part.label}>
                <a
                  href={`#${inputId(path)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    focusField(path)
                  }}
                >
                  <span className={`dot dot-${state}`} aria-hidden="true" />
                  <span>{part.label}</span>
                  <span className="visually-hidden">, {stateText[state]()}</span>
                </a>
              </li>
            )
          })}
        </ol>
      </details>
    </nav>
  )
}
