import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CallDetail } from '@furrow/core/contract/calls'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { api, isProblem } from '../../api.ts'
import { m } from '../../messages.ts'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { draftOf, type CallDraft } from './call-draft.ts'
import { CallComparison } from './CallComparison.tsx'
import { CallEditor } from './CallEditor.tsx'
import { callQueries } from './queries.ts'
import { useCallDraft, type CallWork } from './use-call-draft.ts'

type Theirs = { draft: CallDraft; version: number }

const versionedOf = (call: CallDetail): Theirs => ({
  draft: draftOf(call),
  version: call.office?.version ?? 0,
})

/** Saving upon the version that was seen; where somebody else was first, their draft is fetched to be compared. */
function useSave(id: string, work: CallWork) {
  const client = useQueryClient()
  const [, go] = useLocation()
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const save = useMutation({
    mutationFn: ({ id: _id, ...draft }: CallDraft) =>
      api.put<CallDetail>(`/calls/${id}`, draft, { version: work.version }),
    onSuccess: async () => {
      await work.forget()
      await client.invalidateQueries({ queryKey: callQueries.all })
      toast(m.calls_saved())
      go(`/app/calls/${id}`)
    },
    onError: async (problem) => {
      if (isProblem(problem) && problem.status === 412)
        setTheirs(versionedOf(await api.get<CallDetail>(`/calls/${id}`)))
    },
  })
  const settle = (draft: CallDraft) => {
    if (theirs === null) return
    work.replace({ base: theirs.draft, draft, version: theirs.version })
    setTheirs(null)
    save.reset()
  }
  return { save, theirs, settle }
}

function Edit({ call }: { call: CallDetail }) {
  const { draft, version } = versionedOf(call)
  const work = useCallDraft({ initial: draft, version, keepAs: `call:${call.id}` })
  const { save, theirs, settle } = useSave(call.id, work)
  if (theirs !== null)
    return (
      <CallComparison
        drafts={{ base: work.base, mine: work.draft, theirs: theirs.draft }}
        onMerged={settle}
      />
    )
  return (
    <CallEditor
      work={work}
      isNew={false}
      opened={call.state !== 'draft'}
      busy={save.isPending}
      error={save.error}
      onSave={(changed) => save.mutate(changed)}
    />
  )
}

/** Changes the rules of a call. */
export function EditCallPage() {
  const { callId = '' } = useParams<{ callId: string }>()
  // While somebody types, a reload in the background must not replace the version that they saw.
  const query = useQuery({ ...callQueries.detail(callId), staleTime: Number.POSITIVE_INFINITY })
  return (
    <QueryStates query={query}>
      {(call) => (
        <Page
          width="form"
          title={m.calls_edit_title({ title: call.title })}
          above={<Link href={`/app/calls/${call.id}`}>{call.title}</Link>}
        >
          {call.office?.canEdit === true ? (
            <Edit call={call} />
          ) : (
            <EmptyState title={m.calls_not_editable()}>{m.calls_not_editable_text()}</EmptyState>
          )}
        </Page>
      )}
    </QueryStates>
  )
}
