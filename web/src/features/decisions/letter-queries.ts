import type {
  LetterLanguage,
  LetterProgress,
  LetterTemplate,
  LetterTemplates,
  LetterView,
} from '@furrow/core/contract/letters'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Drafted } from './preview-queries.ts'

const lettersPath = (decisionId: string) => `/decisions/${encodeURIComponent(decisionId)}/letters`
const templatesPath = (callId: string) => `/calls/${encodeURIComponent(callId)}/letter-templates`

type One = { decisionId: string; number: string; language: LetterLanguage }

/** Where the letter is as a file. */
export const letterPdfPath = ({ decisionId, number, language }: One) =>
  `/api${lettersPath(decisionId)}/${encodeURIComponent(number)}/pdf?language=${language}`

export const letterQueries = {
  all: ['letters'] as const,
  progress: (decisionId: string) =>
    queryOptions({
      queryKey: [...letterQueries.all, 'progress', decisionId],
      queryFn: ({ signal }) => api.get<LetterProgress>(lettersPath(decisionId), signal),
    }),
  one: ({ decisionId, number, language }: One) =>
    queryOptions({
      queryKey: [...letterQueries.all, 'one', decisionId, number, language],
      queryFn: ({ signal }) =>
        api.get<LetterView>(
          `${lettersPath(decisionId)}/${encodeURIComponent(number)}?language=${language}`,
          signal,
        ),
    }),
  drafted: (drafted: Drafted, number: string, language: LetterLanguage) => {
    const { callId, scenarioId, overrides } = drafted
    return queryOptions({
      queryKey: [...letterQueries.all, 'drafted', callId, scenarioId, overrides, number, language],
      queryFn: () =>
        api.post<LetterView>(`/calls/${encodeURIComponent(callId)}/letter-preview`, {
          scenarioId,
          overrides,
          number,
          language,
        }),
    })
  },
  templates: (callId: string) =>
    queryOptions({
      queryKey: [...letterQueries.all, 'templates', callId],
      queryFn: ({ signal }) => api.get<LetterTemplates>(templatesPath(callId), signal),
    }),
}

export type MailDeed = 'hold' | 'go-on' | 'send-doubtful'

/** A step with the letters of a decision; its answer says how far they are. */
export function useLetterStep(decisionId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (step: 'prepare' | `mail/${MailDeed}`) =>
      api.post<LetterProgress>(`${lettersPath(decisionId)}/${step}`, {}),
    onSuccess: (progress) => client.setQueryData(letterQueries.progress(decisionId).queryKey, progress),
  })
}

export function useTemplateSaving(callId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, language, subject, body, version }: LetterTemplate) =>
      api.put<LetterTemplates>(
        `${templatesPath(callId)}/${kind}/${language}`,
        { subject, body },
        { version },
      ),
    onSuccess: (templates) => {
      client.setQueryData(letterQueries.templates(callId).queryKey, templates)
      void client.invalidateQueries({ queryKey: [...letterQueries.all, 'one'] })
    },
  })
}
