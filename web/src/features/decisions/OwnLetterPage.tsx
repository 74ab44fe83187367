import type { LetterLanguage, LetterView } from '@furrow/core/contract/letters'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { api } from '../../api.ts'
import { locale, m } from '../../messages.ts'
import { LetterBlocks } from '../../ui/LetterBlocks.tsx'
import { Page } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { LanguageField } from './LetterReader.tsx'
import './decisions.css'

const ownPath = (proposalId: string) => `/proposals/${encodeURIComponent(proposalId)}/letter`

const ownLetter = (proposalId: string, language: LetterLanguage) =>
  queryOptions({
    queryKey: ['letters', 'own', proposalId, language],
    queryFn: ({ signal }) => api.get<LetterView>(`${ownPath(proposalId)}?language=${language}`, signal),
  })

/** The letter that an applicant got, as it went out. */
export function OwnLetterPage() {
  const { proposalId = '' } = useParams()
  const [language, setLanguage] = useState<LetterLanguage>(locale === 'da' ? 'da' : 'en')
  const query = useQuery(ownLetter(proposalId, language))
  return (
    <QueryStates query={query}>
      {({ subject, blocks, number, title }) => (
        <Page
          width="form"
          title={subject}
          lead={`${number} · ${title}`}
          above={<Link href={`/app/proposals/${proposalId}/result`}>{m.results_own_title()}</Link>}
          actions={
            <a className="button" href={`/api${ownPath(proposalId)}/pdf?language=${language}`}>
              {m.decisions_letter_pdf()}
            </a>
          }
        >
          <div className="no-print">
            <LanguageField language={language} onLanguage={setLanguage} />
          </div>
          <LetterBlocks blocks={blocks} language={language} level="h2" />
        </Page>
      )}
    </QueryStates>
  )
}
