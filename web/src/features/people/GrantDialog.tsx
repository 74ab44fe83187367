import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { useSession, type Role } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { CallChoice } from '../../ui/CallChoice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { grants, peopleQueries, type PersonView } from './queries.ts'
import { isRole, roleName, roles } from './roles.ts'

type Grant = NonNullable<PersonView['roles']>[number]

/** One change of roles at a time; the list is asked for again afterwards. */
function useChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: peopleQueries.all })
      toast(m.people_changed())
    },
  })
}

type GrantLineProps = {
  grant: Grant
  mayApprove: boolean
  onChange: (change: () => Promise<unknown>) => void
}

const GrantLine = ({ grant, mayApprove, onChange }: GrantLineProps) => (
  <li className="grant">
    <span>
      {roleName[grant.role]()}{' '}
      <span className="muted">{grant.callId === null ? m.people_every_call() : grant.callId}</span>
      {!grant.inForce && <span className="danger small"> {m.people_waits_second()}</span>}
    </span>
    <span className="row">
      {!grant.inForce && mayApprove && (
        <Button size="small" look="primary" onClick={() => onChange(() => grants.approve(grant.id))}>
          {m.people_approve()}
        </Button>
      )}
      <Button size="small" look="danger" onClick={() => onChange(() => grants.remove(grant.id))}>
        {m.people_remove()}
      </Button>
    </span>
  </li>
)

/** The roles of one person: taken away, added, and a director's approved by a second admin. */
export function GrantDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { data: session } = useSession()
  const { data: calls } = useQuery(sharedQueries.calls())
  const [role, setRole] = useState<Role>('reviewer')
  const [callId, setCallId] = useState('')
  const change = useChange()
  const me = session?.person?.id
  const isSelf = me === person.id
  return (
    <Dialog open title={m.people_change_of({ name: person.name })} onClose={onClose}>
      <ul className="plain-list">
        {person.roles?.map((grant) => (
          <GrantLine
            key={grant.id}
            grant={grant}
            mayApprove={grant.grantedById !== me}
            onChange={(next) => change.mutate(next)}
          />
        ))}
      </ul>
      {isSelf ? (
        <p className="muted">{m.people_not_own()}</p>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate(() => grants.add({ personId: person.id, role, callId: callId || null }))
          }}
        >
          <Field label={m.people_role()}>
            <Select
              value={role}
              onChange={(event) => isRole(event.target.value) && setRole(event.target.value)}
            >
              {roles.map((option) => (
                <option key={option} value={option}>
                  {roleName[option]()}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={m.people_for()}>
            <CallChoice
              calls={calls?.items ?? []}
              none={m.people_every_call()}
              value={callId}
              onValue={setCallId}
            />
          </Field>
          {role === 'director' && <p className="muted small">{m.people_director_note()}</p>}
          <ProblemLine error={change.error} />
          <div className="row">
            <Button type="submit" look="primary" busy={change.isPending}>
              {m.people_add()}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
