import type { LetterKind, LetterLanguage, LetterProgress } from '@furrow/core/contract/letters'
import { letterKinds } from '@furrow/core/contract/letters'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'wouter'
import { locale, m } from '../../messages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatHours, formatNumber } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { letterPdfPath, letterQueries } from './letter-queries.ts'
import { LetterMail } from './LetterMail.tsx'
import { kindText, LanguageField, LetterReader } from './LetterReader.tsx'
import './decisions.css'

type Row = LetterProgress['letters'][number]

const columnsFor = (open: (number: string) => void): Column<Row>[] => [
  {
    id: 'proposal',
    header: m.decisions_only_proposal(),
    cell: ({ number, title, byHand }) => (
      <span className="deed">
        <button type="button" className="letter-open" onClick={() => open(number)}>
          <span className="number muted">{number}</span> {title}
        </button>
        {byHand && (
          <span>
            <Badge tone="strong">{m.decisions_by_hand()}</Badge>
          </span>
        )}
      </span>
    ),
  },
  {
    id: 'kind',
    header: m.decisions_letter(),
    width: '9.5rem',
    cell: ({ kind, hours }) => (
      <span className="deed">
        {kindText[kind]()}
        {hours > 0 && (
          <span className="phone-only">
            <span className="small muted">{formatHours(hours)}</span>
          </span>
        )}
      </span>
    ),
  },
  {
    id: 'hours',
    header: m.decisions_given(),
    align: 'end',
    width: '7rem',
    cell: ({ hours }) => formatHours(hours),
    hideOnPhone: true,
  },
]

type KindsProps = {
  progress: LetterProgress
  kind: LetterKind | null
  onKind: (kind: LetterKind | null) => void
}

/** How many letters of each kind; each is a filter. */
function Kinds({ progress, kind, onKind }: KindsProps) {
  const count = (of: LetterKind) => progress.letters.filter((letter) => letter.kind === of).length
  return (
    <div className="row" role="group" aria-label={m.decisions_letter_kinds()}>
      <Button size="small" aria-pressed={kind === null} onClick={() => onKind(null)}>
        {m.decisions_letter_all({ n: formatNumber(progress.total) })}
      </Button>
      {letterKinds.map((of) => (
        <Button key={of} size="small" aria-pressed={kind === of} onClick={() => onKind(of)}>
          {kindText[of]()}: {formatNumber(count(of))}
        </Button>
      ))}
    </div>
  )
}

function Reader({ decisionId, number }: { decisionId: string; number: string }) {
  const [language, setLanguage] = useState<LetterLanguage>(locale === 'da' ? 'da' : 'en')
  const one = { decisionId, number, language }
  const query = useQuery(letterQueries.one(one))
  return (
    <div className="stack">
      <LanguageField language={language} onLanguage={setLanguage} />
      <LetterReader query={query} actions={<a href={letterPdfPath(one)}>{m.decisions_letter_pdf()}</a>} />
    </div>
  )
}

function Content({ decisionId, progress }: { decisionId: string; progress: LetterProgress }) {
  const [search, setSearch] = useSearchParams()
  const [kind, setKind] = useState<LetterKind | null>(null)
  const number = search.get('letter')
  const open = (next: string) => setSearch({ letter: next }, { replace: true })
  const rows = progress.letters.filter((letter) => kind === null || letter.kind === kind)
  return (
    <>
      <LetterMail decisionId={decisionId} progress={progress} />
      <Kinds progress={progress} kind={kind} onKind={setKind} />
      <div className="letters">
        <DataTable
          label={m.decisions_letters()}
          rows={rows}
          columns={columnsFor(open)}
          rowKey={(row) => row.number}
          compact
          maxHeight="70vh"
        />
        {number === null ? (
          <EmptyState title={m.decisions_letter_choose()}>{m.decisions_letter_choose_text()}</EmptyState>
        ) : (
          <Reader decisionId={decisionId} number={number} />
        )}
      </div>
    </>
  )
}

/** Every letter of a decision, before and after it went out, and how far their mail is. */
export function LettersPage() {
  const { decisionId = '' } = useParams()
  const query = useQuery({
    ...letterQueries.progress(decisionId),
    // Mail goes out while the page is open.
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'released' && data.mail.isSet && data.mail.waiting > 0 ? 3000 : false,
  })
  return (
    <QueryStates query={query}>
      {(progress) => (
        <Page
          title={m.decisions_letters()}
          {...(!progress.later && { lead: m.decisions_letters_lead() })}
          above={
            <Link href={`/app/decisions/${decisionId}`}>
              {m.decisions_title_of({ call: progress.callTitle })}
            </Link>
          }
          actions={
            <Link className="button" href={`/app/calls/${progress.callId}/letters`}>
              {m.decisions_templates()}
            </Link>
          }
        >
          {progress.later ? (
            <EmptyState title={m.decisions_letters_later()}>{m.decisions_letters_later_text()}</EmptyState>
          ) : (
            <Content decisionId={decisionId} progress={progress} />
          )}
        </Page>
      )}
    </QueryStates>
  )
}
