import { z } from 'zod'
import type { Tx } from './database.ts'

/** The part of a frozen submission that stands in the columns of a proposal. */
const frozen = z.object({
  title: z.string(),
  summary: z.string(),
  institution: z.string(),
  areaKey: z.string().nullable(),
  trackKey: z.string().nullable(),
  requested: z.number().nullable(),
  minimum: z.number().nullable(),
  careerStage: z.string().nullable(),
  firstTime: z.boolean().nullable(),
  sections: z.record(z.string(), z.string()),
})

/**
 * The last submitted version counts: a proposal that was reopened and not handed in again stands as it was
 * handed in. For the closing of a call, in its transaction.
 */
export async function putBackSubmitted(tx: Tx, callId: string): Promise<void> {
  const reopened = await tx.proposal.findMany({
    where: { callId, state: 'draft', submissionId: { not: null }, deletedAt: null },
    select: { id: true, submission: { select: { content: true } } },
  })
  for (const { id, submission } of reopened) {
    if (submission === null) continue
    const { sections, ...columns } = frozen.parse(JSON.parse(submission.content))
    const texts = Object.entries(sections).map(([key, text]) => ({ proposalId: id, key, text }))
    await tx.proposalSection.deleteMany({ where: { proposalId: id } })
    await tx.proposalSection.createMany({ data: texts })
    const data = { ...columns, state: 'submitted', version: { increment: 1 } } as const
    await tx.proposal.update({ where: { id }, data, select: { id: true } })
  }
}
