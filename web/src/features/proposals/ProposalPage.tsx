import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'wouter'
import { m } from '../../messages.ts'
import { Page } from '../../ui/Page.tsx'
import { LoadingState, QueryStates } from '../../ui/states.tsx'
import type { ProposalDetail } from '@furrow/core/contract/proposals'
import type { Kept } from './autosave.ts'
import { Editor } from './Editor.tsx'
import './proposals.css'
import { proposalQueries } from './queries.ts'
import { StatusView } from './StatusView.tsx'
import { keptOnDevice } from './use-draft.ts'

const isWritable = ({ state, doorOpen, deletedAt }: ProposalDetail) =>
  (state === 'draft' || state === 'returned') && doorOpen && deletedAt === null

/** One address for a proposal: the editor while it is a draft, its standing afterwards. */
export function ProposalPage() {
  const { proposalId = '' } = useParams()
  const query = useQuery(proposalQueries.detail(proposalId))
  return <QueryStates query={query}>{(detail) => <Shown key={detail.id} detail={detail} />}</QueryStates>
}

function Shown({ detail }: { detail: ProposalDetail }) {
  const title = detail.title === '' ? m.proposals_untitled() : detail.title
  const above = <Link href="/app/proposals">{m.proposals_mine()}</Link>
  if (isWritable(detail)) return <EditorWithCopy detail={detail} />
  return (
    <Page title={title} above={above} lead={`${detail.number} · ${detail.form.title}`}>
      <StatusView detail={detail} />
    </Page>
  )
}

/** The copy on the device is read before the first key can be typed. */
function EditorWithCopy({ detail }: { detail: ProposalDetail }) {
  const [copy, setCopy] = useState<{ kept: Kept | null } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const look = async () => {
      const kept = await keptOnDevice(detail.id)
      if (isCurrent) setCopy({ kept })
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [detail.id])
  if (copy === null) return <LoadingState />
  return (
    <div className="page page-full">
      <Editor detail={detail} kept={copy.kept} />
    </div>
  )
}
