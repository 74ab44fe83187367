import { proposalLimits } from '@furrow/core/contract/proposal-limits'
import type { ProposalForm } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import type { Autosave } from './autosave.ts'
import { inputId, textOf } from './fields.ts'
import { TextSection } from './TextSection.tsx'

type EditorTextProps = { form: ProposalForm; autosave: Autosave; onLeave: () => void }

/** Title, summary and the sections of the call's form, as one document. */
export function EditorText({ form, autosave, onLeave }: EditorTextProps) {
  const { fields } = autosave.current()
  return (
    <>
      <label className="visually-hidden" htmlFor={inputId('title')}>
        {m.proposals_title()}
      </label>
      <textarea
        id={inputId('title')}
        className="document-title"
        rows={2}
        maxLength={proposalLimits.title}
        placeholder={m.proposals_title_hint()}
        value={textOf(fields, 'title')}
        onChange={(event) => autosave.set('title', event.target.value.replaceAll('\n', ' '))}
        onBlur={onLeave}
      />
      <TextSection
        path="summary"
        title={m.proposals_summary()}
        help={m.proposals_summary_help()}
        text={textOf(fields, 'summary')}
        maxWords={proposalLimits.summaryWords}
        maxLength={proposalLimits.sectionCharacters}
        rows={6}
        onText={(text) => autosave.set('summary', text)}
        onLeave={onLeave}
      />
      {form.sections.map((section) => (
        <TextSection
          key={section.key}
          path={`sections.${section.key}`}
          title={section.title}
          help={section.help}
          text={textOf(fields, `sections.${section.key}`)}
          maxWords={section.maxWords}
          maxLength={proposalLimits.sectionCharacters}
          rows={12}
          onText={(text) => autosave.set(`sections.${section.key}`, text)}
          onLeave={onLeave}
        />
      ))}
    </>
  )
}
