import type { HolderAward } from '@furrow/core/contract/awards'
import { m } from '../../messages.ts'
import { causeText } from '../../ui/award-text.ts'
import { Button } from '../../ui/Button.tsx'
import { formatHours, formatMoment, formatShortMoment } from '../../ui/format.ts'
import { Deadline } from '../../ui/measures.tsx'
import { ProblemLine } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { ValueLine } from '../../ui/ValueTotals.tsx'
import { useAwardStep } from './award-queries.ts'
import type { AwardProps } from './award-props.ts'

type Offer = HolderAward['offers'][number]
type OfferProps = AwardProps & { offer: Offer }

function OpenOffer({ award, proposalId, offer }: OfferProps) {
  const step = useAwardStep(proposalId)
  const isPast = Date.parse(award.serverTime) > Date.parse(offer.expiresAt)
  const answer = (accept: boolean) =>
    step.mutate(
      { step: `offers/${offer.id}/answer`, body: { accept } },
      { onSuccess: () => toast(accept ? m.awards_accepted_done() : m.awards_offer_declined_done()) },
    )
  return (
    <div className="notice stack-s">
      <h3>{m.awards_offer_title({ hours: formatHours(offer.hours) })}</h3>
      <p>{causeText[offer.cause]()}</p>
      {offer.reason !== '' && <p className="pre-line">{offer.reason}</p>}
      <p>{m.awards_offer_total({ total: formatHours(award.held + offer.hours) })}</p>
      <ValueLine value={offer.value} />
      {isPast ? (
        <p>{m.awards_offer_past({ date: formatMoment(offer.expiresAt) })}</p>
      ) : (
        <>
          <p>
            {m.awards_offer_until()} <Deadline at={offer.expiresAt} />
          </p>
          <div className="row">
            <Button look="primary" busy={step.isPending} onClick={() => answer(true)}>
              {m.awards_offer_accept()}
            </Button>
            <Button busy={step.isPending} onClick={() => answer(false)}>
              {m.awards_offer_decline()}
            </Button>
          </div>
        </>
      )}
      <ProblemLine error={step.error} />
    </div>
  )
}

const closedText = {
  accepted: m.awards_offer_was_accepted,
  declined: m.awards_offer_was_declined,
  expired: m.awards_offer_was_expired,
} as const

function ClosedOffer({ offer }: { offer: Offer }) {
  if (offer.state === 'open') return null
  const date = formatShortMoment(offer.answeredAt ?? offer.expiresAt)
  return <p className="muted">{closedText[offer.state]({ hours: formatHours(offer.hours), date })}</p>
}

/** Offers on top of what is held: open ones to answer, the others as they ended. */
export const Offers = ({ award, proposalId }: AwardProps) =>
  award.offers.map((offer) =>
    offer.state === 'open' ? (
      <OpenOffer key={offer.id} award={award} proposalId={proposalId} offer={offer} />
    ) : (
      <ClosedOffer key={offer.id} offer={offer} />
    ),
  )
