import type { Db } from '../../plugins/database.ts'

interface Given {
  readonly callId: string
  readonly awards: readonly { readonly proposal: string; readonly award: number }[]
}

/** Public numbers of proposals that would get hours and were withdrawn: an applicant may leave until the release. */
export async function goneOf(db: Db, { callId, awards }: Given): Promise<string[]> {
  const rows = await db.proposal.findMany({
    where: { callId, state: 'withdrawn' },
    orderBy: { number: 'asc' },
    select: { number: true },
  })
  const funded = new Set(awards.flatMap(({ proposal, award }) => (award > 0 ? [proposal] : [])))
  return rows.map(({ number }) => number).filter((number) => funded.has(number))
}
