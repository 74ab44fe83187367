import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { newIdempotencyKey } from '../../api.ts'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Deadline } from '../../ui/measures.tsx'
import { Page } from '../../ui/Page.tsx'
import { NoAccess, ProblemLine, QueryStates } from '../../ui/states.tsx'
import './proposals.css'
import { proposalQueries, startProposal } from './queries.ts'

/** One press makes the draft; everything else is written in the editor. */
export function StartProposalPage() {
  const { callId = '' } = useParams()
  const query = useQuery(proposalQueries.mine())
  return (
    <Page title={m.proposals_start_title()} width="text">
      <QueryStates query={query}>
        {({ openCalls }) => {
          const call = openCalls.find(({ id }) => id === callId)
          return call === undefined ? <NoAccess /> : <Start call={call} />
        }}
      </QueryStates>
    </Page>
  )
}

function Start({ call }: { call: { id: string; title: string; deadlineAt: string | null } }) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [key] = useState(newIdempotencyKey)
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const start = async () => {
    setBusy(true)
    setError(null)
    try {
      const { id } = await startProposal(call.id, key)
      await client.invalidateQueries({ queryKey: proposalQueries.mine().queryKey })
      navigate(`/app/proposals/${id}`)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <div className="stack prose">
      <p>{m.proposals_start_text({ call: call.title })}</p>
      {call.deadlineAt !== null && (
        <p>
          {m.proposals_deadline()} <Deadline at={call.deadlineAt} />
        </p>
      )}
      <div>
        <Button look="primary" busy={isBusy} onClick={() => void start()}>
          {m.proposals_start()}
        </Button>
      </div>
      <ProblemLine error={error} />
    </div>
  )
}
