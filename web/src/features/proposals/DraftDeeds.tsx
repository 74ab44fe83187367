import type { ProposalDetail } from '@furrow/core/contract/proposals'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { problemText } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { deleteDraft, moveProposal, proposalQueries } from './queries.ts'

type DraftDeedsProps = { detail: ProposalDetail; version: number }

/** Deleting a draft: into the bin, with a way back at once and from the list for 30 days. */
export function DraftDeeds({ detail, version }: DraftDeedsProps) {
  const [isBusy, setBusy] = useState(false)
  const [, navigate] = useLocation()
  const client = useQueryClient()
  if (!detail.isOwner || detail.receipt !== null) return null
  const refresh = () => client.invalidateQueries({ queryKey: proposalQueries.all })
  const restore = async (deleted: ProposalDetail) => {
    await moveProposal(deleted, 'restore')
    await refresh()
    navigate(`/app/proposals/${deleted.id}`)
  }
  const remove = async () => {
    setBusy(true)
    try {
      const deleted = await deleteDraft({ id: detail.id, version })
      navigate('/app/proposals')
      await refresh()
      toast(m.proposals_deleted(), () => void restore(deleted))
    } catch (problem) {
      toast(problemText(problem))
    }
    setBusy(false)
  }
  return (
    <div className="document-part">
      <Button look="quiet" busy={isBusy} onClick={() => void remove()}>
        {m.proposals_delete()}
      </Button>
    </div>
  )
}
