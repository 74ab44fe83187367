import type { ProposalDetail } from '@furrow/core/contract/proposals'
import { useState, type FormEvent } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { inviteMember, removeMember } from './queries.ts'

type TeamProps = { detail: ProposalDetail; canChange: boolean; onChanged: (detail: ProposalDetail) => void }
const blank = { email: '', name: '', institution: '' }

/** Who writes it; the PI names co-applicants by their address. */
export function Team({ detail, canChange, onChanged }: TeamProps) {
  const [invitation, setInvitation] = useState(blank)
  const [error, setError] = useState<unknown>(null)
  const attempt = async (work: () => Promise<ProposalDetail>) => {
    try {
      setError(null)
      onChanged(await work())
      setInvitation(blank)
    } catch (problem) {
      setError(problem)
    }
  }
  const invite = (event: FormEvent) => {
    event.preventDefault()
    void attempt(() => inviteMember(detail.id, invitation))
  }
  return (
    <section className="document-part stack" id="team">
      <h2>{m.proposals_team()}</h2>
      <ul className="plain-list team">
        {detail.members.map((member) => (
          <li key={member.id} className="row spread">
            <span>
              {member.name} <span className="muted small">{member.email}</span>
              <span className="muted small">
                {' '}
                · {member.role === 'pi' ? m.proposals_pi() : m.proposals_coapplicant()}
              </span>
              {!member.joined && <span className="muted small"> · {m.proposals_invited()}</span>}
            </span>
            {canChange && member.role !== 'pi' && (
              <Button
                size="small"
                look="quiet"
                onClick={() => void attempt(() => removeMember(detail.id, member.id))}
              >
                {m.proposals_remove({ name: member.name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canChange && (
        <form className="team-invite" onSubmit={invite}>
          <Field label={m.proposals_invite_name()}>
            <TextInput
              required
              maxLength={120}
              value={invitation.name}
              onChange={(event) => setInvitation({ ...invitation, name: event.target.value })}
            />
          </Field>
          <Field label={m.proposals_invite_email()}>
            <TextInput
              type="email"
              required
              value={invitation.email}
              onChange={(event) => setInvitation({ ...invitation, email: event.target.value })}
            />
          </Field>
          <Button type="submit">{m.proposals_invite()}</Button>
        </form>
      )}
      <ProblemLine error={error} />
    </section>
  )
}
