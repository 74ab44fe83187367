import { offerCause } from '@furrow/core/contract/awards'
import { keptPrice, valueOfOffer } from '../../plugins/award-values.ts'
import type { Prisma } from '../../generated/prisma/client.ts'

/** What its holder and the office read of an offer. */
export const offerFields = {
  id: true,
  cause: true,
  hours: true,
  price: true,
  reason: true,
  offeredAt: true,
  expiresAt: true,
} as const satisfies Prisma.AwardOfferSelect

type Row = Prisma.AwardOfferGetPayload<{ select: typeof offerFields }>

/** An offer as it crosses the wire, valued by the price that it keeps. */
export const offerShown = ({ price, ...offer }: Row) => ({
  ...offer,
  value: valueOfOffer(keptPrice(price), offer.hours),
  cause: offerCause.parse(offer.cause),
  offeredAt: offer.offeredAt.toISOString(),
  expiresAt: offer.expiresAt.toISOString(),
})
