import {
  leftOutOf,
  letterKinds,
  letterTemplateInput,
  placeholders,
  type LetterKind,
  type LetterLanguage,
  type LetterTemplate,
  type LetterTemplates,
} from '@furrow/core/contract/letters'
import { fillLetter } from '@furrow/core/letters/fill'
import { sampleValues } from '@furrow/core/letters/sample'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { z } from 'zod'
import { locale, m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, Textarea, TextInput } from '../../ui/inputs.tsx'
import { issueText } from '../../ui/issue-text.ts'
import { LetterBlocks } from '../../ui/LetterBlocks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { ProblemLine, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { useKeptText } from '../../ui/use-kept-text.ts'
import { kindText, LanguageField } from './LetterReader.tsx'
import { letterQueries, useTemplateSaving } from './letter-queries.ts'
import { placeholderText } from './placeholder-text.ts'
import './decisions.css'

/** What is wrong with a field of the letter, in words, or null. */
function errorsOf(draft: LetterTemplate) {
  const { subject, body } = draft
  const read = letterTemplateInput.safeParse({ subject, body })
  const of = (field: string) => {
    const issue = read.success ? undefined : read.error.issues.find(({ path }) => path[0] === field)
    return issue === undefined ? null : issueText(issue.message)
  }
  return { subject: of('subject'), body: of('body'), isGood: read.success }
}

type EditorProps = { callId: string; template: LetterTemplate; mayEdit: boolean }

function Preview({ draft }: { draft: LetterTemplate }) {
  const { subject, blocks } = fillLetter(draft, sampleValues(draft.kind, draft.language))
  return (
    <Section title={m.decisions_template_preview()} note={m.decisions_template_preview_note()}>
      <p>
        <strong lang={draft.language}>{subject}</strong>
      </p>
      <LetterBlocks blocks={blocks} language={draft.language} level="h3" />
    </Section>
  )
}

const Placeholders = () => (
  <details>
    <summary>{m.decisions_template_placeholders()}</summary>
    <dl className="facts placeholder-list">
      {placeholders.map((name) => (
        <div key={name}>
          <dt>
            <code>{`{${name}}`}</code>
          </dt>
          <dd>{placeholderText[name]()}</dd>
        </div>
      ))}
    </dl>
  </details>
)

/** What applicants look for in such a letter and this text leaves out; the office may have its reasons. */
function LeftOut({ body }: { body: string }) {
  const names = leftOutOf(body)
  if (names.length === 0) return null
  return (
    <div className="notice" role="status">
      <p>{m.decisions_template_left_out()}</p>
      <ul role="list" className="plain-list">
        {names.map((name) => (
          <li key={name}>
            <code>{`{${name}}`}</code> {placeholderText[name]()}
          </li>
        ))}
      </ul>
    </div>
  )
}

const keptDraft = z.object({ subject: z.string(), body: z.string(), version: z.number() })

/** What was typed and not saved, as far as it still reads as one; null where nothing is. */
function readDraft(kept: string) {
  try {
    return keptDraft.parse(JSON.parse(kept))
  } catch {
    return null
  }
}

/** The text as it is typed; this device keeps it until it is saved or discarded, whatever is opened meanwhile. */
function useDraft(callId: string, template: LetterTemplate) {
  const [kept, keep] = useKeptText(`letter:${callId}:${template.kind}:${template.language}`)
  const draft: LetterTemplate = { ...template, ...(kept === '' ? null : readDraft(kept)) }
  const change = ({ subject, body, version }: LetterTemplate) =>
    keep(
      subject === template.subject && body === template.body
        ? ''
        : JSON.stringify({ subject, body, version }),
    )
  return { draft, change, discard: () => keep('') }
}

/** One letter: its text on the left, what an applicant would read on the right. */
function Editor({ callId, template, mayEdit }: EditorProps) {
  const { draft, change, discard } = useDraft(callId, template)
  const saving = useTemplateSaving(callId)
  const errors = errorsOf(draft)
  const isSame = draft.subject === template.subject && draft.body === template.body
  const save = () =>
    saving.mutate(draft, {
      onSuccess: () => {
        discard()
        toast(m.decisions_template_saved())
      },
    })
  return (
    <div className="letters letter-editor">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (errors.isGood && !isSame) save()
        }}
      >
        <Field label={m.decisions_template_subject()} error={errors.subject} required>
          <TextInput
            lang={draft.language}
            value={draft.subject}
            readOnly={!mayEdit}
            onChange={({ target }) => change({ ...draft, subject: target.value })}
          />
        </Field>
        <Field
          label={m.decisions_template_body()}
          hint={m.decisions_template_body_hint()}
          error={errors.body}
          required
        >
          <Textarea
            rows={22}
            lang={draft.language}
            value={draft.body}
            readOnly={!mayEdit}
            onChange={({ target }) => change({ ...draft, body: target.value })}
          />
        </Field>
        <LeftOut body={draft.body} />
        <Placeholders />
        <ProblemLine error={saving.error} />
        {mayEdit && !isSame && <p className="muted small">{m.decisions_template_kept()}</p>}
        {mayEdit && (
          <div className="row">
            <Button look="primary" type="submit" busy={saving.isPending} disabled={isSame || !errors.isGood}>
              {m.decisions_template_save()}
            </Button>
            {!isSame && <Button onClick={discard}>{m.decisions_template_discard()}</Button>}
          </div>
        )}
      </form>
      <Preview draft={draft} />
    </div>
  )
}

const isKind = (text: string): text is LetterKind => letterKinds.some((kind) => kind === text)

function Content({ templates }: { templates: LetterTemplates }) {
  const [kind, setKind] = useState<LetterKind>('full')
  const [language, setLanguage] = useState<LetterLanguage>(locale === 'da' ? 'da' : 'en')
  const template = templates.items.find((item) => item.kind === kind && item.language === language)
  return (
    <>
      <div className="row letter-choice">
        <Field label={m.decisions_letter()}>
          <Select
            value={kind}
            onChange={({ target }) => {
              if (isKind(target.value)) setKind(target.value)
            }}
          >
            {letterKinds.map((of) => (
              <option key={of} value={of}>
                {kindText[of]()}
              </option>
            ))}
          </Select>
        </Field>
        <LanguageField language={language} onLanguage={setLanguage} />
      </div>
      {template !== undefined && (
        <Editor
          key={`${kind} ${language} ${template.version}`}
          callId={templates.callId}
          template={template}
          mayEdit={templates.mayEdit}
        />
      )}
    </>
  )
}

/** The texts of the letters of a call, with what they become. */
export function TemplatesPage() {
  const { callId = '' } = useParams()
  const query = useQuery(letterQueries.templates(callId))
  return (
    <QueryStates query={query}>
      {(templates) => (
        <Page
          title={m.decisions_templates()}
          lead={m.decisions_templates_lead()}
          above={<Link href={`/app/calls/${callId}/decisions`}>{templates.callTitle}</Link>}
        >
          <Content templates={templates} />
        </Page>
      )}
    </QueryStates>
  )
}
