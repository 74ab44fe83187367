import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CallDetail } from '@furrow/core/contract/calls'
import { parseAsString, useQueryState } from 'nuqs'
import { Link, useLocation } from 'wouter'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { CallChoice } from '../../ui/CallChoice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { copyOf, emptyDraft, type CallDraft } from './call-draft.ts'
import { CallEditor } from './CallEditor.tsx'
import { callQueries } from './queries.ts'
import { useCallDraft } from './use-call-draft.ts'

function Creation({ initial }: { initial: CallDraft }) {
  const client = useQueryClient()
  const [, go] = useLocation()
  const work = useCallDraft({ initial, version: 0, keepAs: 'call-new' })
  const create = useMutation({
    mutationFn: ({ publicNote: _note, ...draft }: CallDraft) => api.post<CallDetail>('/calls', draft),
    onSuccess: async (call) => {
      await work.forget()
      await client.invalidateQueries({ queryKey: callQueries.all })
      toast(m.calls_created())
      go(`/app/calls/${call.id}`)
    },
  })
  return (
    <CallEditor
      work={work}
      isNew
      opened={false}
      busy={create.isPending}
      error={create.error}
      onSave={(draft) => create.mutate(draft)}
    />
  )
}

function Copy({ from }: { from: string }) {
  const query = useQuery(callQueries.detail(from))
  return <QueryStates query={query}>{(call) => <Creation initial={copyOf(call)} />}</QueryStates>
}

/** A new call, from nothing or with the rules of another. */
export function NewCallPage() {
  const [from, setFrom] = useQueryState('from', parseAsString.withDefault(''))
  const calls = useQuery(sharedQueries.calls())
  return (
    <Page
      width="form"
      title={m.calls_new()}
      lead={m.calls_new_lead()}
      above={<Link href="/app/calls">{m.calls_title()}</Link>}
    >
      <QueryStates query={calls}>
        {({ items }) => (
          <Field label={m.calls_start_from()} hint={m.calls_start_from_hint()}>
            <CallChoice
              calls={items}
              none={m.calls_start_empty()}
              value={from}
              onValue={(id) => void setFrom(id)}
            />
          </Field>
        )}
      </QueryStates>
      {from === '' ? <Creation key="" initial={emptyDraft} /> : <Copy key={from} from={from} />}
    </Page>
  )
}
