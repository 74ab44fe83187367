import { canonicalJson } from '@furrow/core/record/canonical-json'
import { unsentProposal } from '@furrow/core/contract/proposals'
import { z } from 'zod'
import type { Tx } from './database.ts'
import { textColumns } from './proposal-columns.ts'

/** A frozen submission holds more: who is in the team, and the numbers of proposal and call. */
const frozen = z.object(unsentProposal.shape)

const writtenColumns = { ...textColumns, sections: { select: { key: true, text: true } } } as const

/**
 * The last submitted version counts: a proposal that was reopened and not handed in again stands as it was
 * handed in. What was written since is kept beside it, for its authors. For the closing of a call, in its
 * transaction.
 */
export async function putBackSubmitted(tx: Tx, callId: string): Promise<void> {
  const reopened = await tx.proposal.findMany({
    where: { callId, state: 'draft', submissionId: { not: null }, deletedAt: null },
    select: { id: true, submission: { select: { content: true } }, ...writtenColumns },
  })
  for (const { id, submission, ...written } of reopened) {
    if (submission === null) continue
    const counting = frozen.parse(JSON.parse(submission.content))
    const { sections, ...columns } = counting
    const texts = Object.entries(sections).map(([key, text]) => ({ proposalId: id, key, text }))
    await tx.proposalSection.deleteMany({ where: { proposalId: id } })
    await tx.proposalSection.createMany({ data: texts })
    const unsent = unsentText(written, counting)
    const data = { ...columns, unsent, state: 'submitted', version: { increment: 1 } } as const
    await tx.proposal.update({ where: { id }, data, select: { id: true } })
  }
}

type Written = Omit<z.infer<typeof frozen>, 'sections'> & {
  readonly sections: readonly { readonly key: string; readonly text: string }[]
}

/** What differs from the version that counts; null where nothing was changed. */
function unsentText({ sections, ...columns }: Written, counting: z.infer<typeof frozen>): string | null {
  const texts = Object.fromEntries(sections.map(({ key, text }) => [key, text]))
  const text = canonicalJson({ ...columns, sections: texts })
  return text === canonicalJson(counting) ? null : text
}
