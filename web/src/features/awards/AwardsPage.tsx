import type { CallAwards } from '@furrow/core/contract/awards'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { isProblem } from '../../api.ts'
import { localeBase, m } from '../../messages.ts'
import { PracticeBadge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Page } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { AwardRows } from './AwardRows.tsx'
import './awards.css'
import { Chain } from './Chain.tsx'
import { DatesDialog } from './DatesDialog.tsx'
import { Early } from './Early.tsx'
import { GrantAny } from './GrantAny.tsx'
import { Ledger } from './Ledger.tsx'
import { OfferList } from './OfferList.tsx'
import { awardQueries } from './queries.ts'
import { Questions } from './Questions.tsx'
import { ReserveDialog, type Granted } from './ReserveDialog.tsx'

type Props = { callId: string; page: CallAwards }

function Dates({ callId, page }: Props) {
  const [isChanging, setChanging] = useState(false)
  const { answerBy, appealUntil, may } = page
  const value = (at: string | null) => (at === null ? '–' : formatMoment(at))
  return (
    <div className="stack-s">
      <Facts
        facts={[
          { label: m.awards_answer_by(), value: value(answerBy) },
          { label: m.awards_appeals_until(), value: value(appealUntil) },
        ]}
      />
      {may.dates && (
        <div>
          <Button size="small" onClick={() => setChanging(true)}>
            {m.awards_dates_change()}
          </Button>
        </div>
      )}
      {isChanging && <DatesDialog callId={callId} page={page} onClose={() => setChanging(false)} />}
    </div>
  )
}

function Content({ callId, page }: Props) {
  const [granted, setGranted] = useState<Granted | null>(null)
  const { may, balance, rows } = page
  const onGrant = may.reserve && balance.reserve > 0 ? setGranted : null
  return (
    <Page
      title={m.awards_title()}
      above={<Link href={`/app/calls/${callId}`}>{page.callTitle}</Link>}
      lead={m.awards_lead()}
      {...(page.practice && { actions: <PracticeBadge /> })}
    >
      <nav className="row" aria-label={m.awards_ways()}>
        <Link href={`/app/calls/${callId}/award-log`}>{m.awards_log()}</Link>
        <Link href={`/app/calls/${callId}/appeals`}>{m.awards_appeals()}</Link>
        <a href={`${localeBase}/results/${callId}`}>{m.awards_public()}</a>
      </nav>
      <Dates callId={callId} page={page} />
      <Ledger
        balance={balance}
        value={page.heldValue}
        open={rows.filter(({ answer }) => answer === 'open').length}
      />
      <OfferList callId={callId} mayChange={may.change} onGrant={onGrant} />
      <AwardRows callId={callId} page={page} onGrant={onGrant} />
      {onGrant !== null && <GrantAny callId={callId} onGrant={onGrant} />}
      <Questions questions={page.questions} may={may} />
      <Chain callId={callId} page={page} />
      {granted !== null && (
        <ReserveDialog
          row={granted}
          reserve={balance.reserve}
          prices={page.prices}
          expiresAt={page.expiresAt}
          onClose={() => setGranted(null)}
        />
      )}
    </Page>
  )
}

/** The awards of a call after the release: the ledger, the waiting list, every answer, questions, the chain. */
export function AwardsPage() {
  const { callId = '' } = useParams()
  const query = useQuery(awardQueries.ofCall(callId))
  if (isProblem(query.error) && query.error.status === 404)
    return <Early callId={callId} title={m.awards_title()} />
  return <QueryStates query={query}>{(page) => <Content callId={callId} page={page} />}</QueryStates>
}
