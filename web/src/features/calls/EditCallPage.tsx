import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CallDetail } from '@furrow/core/contract/calls'
import { Link, useLocation, useParams } from 'wouter'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { draftOf, type CallDraft } from './call-draft.ts'
import { CallEditor } from './CallEditor.tsx'
import { callQueries } from './queries.ts'

function Edit({ call }: { call: CallDetail }) {
  const client = useQueryClient()
  const [, go] = useLocation()
  const save = useMutation({
    mutationFn: ({ id: _id, ...draft }: CallDraft) =>
      api.put<CallDetail>(`/calls/${call.id}`, draft, { version: call.office?.version }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: callQueries.all })
      toast(m.calls_saved())
      go(`/app/calls/${call.id}`)
    },
  })
  if (call.office?.canEdit !== true)
    return <EmptyState title={m.calls_not_editable()}>{m.calls_not_editable_text()}</EmptyState>
  return (
    <CallEditor
      initial={draftOf(call)}
      isNew={false}
      opened={call.state !== 'draft'}
      busy={save.isPending}
      error={save.error}
      onSave={(draft) => save.mutate(draft)}
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
          <Edit call={call} />
        </Page>
      )}
    </QueryStates>
  )
}
