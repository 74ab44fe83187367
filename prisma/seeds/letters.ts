import { canonicalJson } from '@furrow/core/record/canonical-json'
import { writeLetters } from '@furrow/server/features/decisions/letter-freeze'
import { loadFacts } from '@furrow/server/features/decisions/letter-prepare'
import type { Prisma } from '@furrow/server/generated/prisma/client'
import type { Calendar } from './calendar.ts'
import { tasterCall } from './data/other-calls.ts'
import { decisionId, releasedOn, releasedOutcome } from './decision-rows.ts'
import { idOf } from './identity.ts'

/** The letters of the released call, worded by the product itself. No mail of them waits: it would have gone out long ago. */
export async function seedLetters(
  tx: Prisma.TransactionClient,
  { calendar, publicUrl }: { readonly calendar: Calendar; readonly publicUrl: string },
): Promise<void> {
  const decision = decisionId(tasterCall)
  const at = releasedOn(calendar)
  const factsOf = await loadFacts(tx, decision)
  const facts = new Map(releasedOutcome().awards.map(({ proposal }) => [proposal, factsOf(proposal)]))
  const { letters } = await writeLetters(tx, { decisionId: decision, publicUrl, at }, facts)
  await tx.letterFact.createMany({
    data: letters.map(({ proposalId, number }) => ({
      decisionId: decision,
      proposalId,
      facts: canonicalJson(factsOf(number)),
    })),
  })
  await tx.letter.createMany({
    data: letters.map(({ mail: _mail, ...letter }) => ({
      ...letter,
      id: idOf('letter', decision, letter.number),
      decisionId: decision,
      createdAt: at,
    })),
  })
}
