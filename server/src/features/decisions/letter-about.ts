import type { Db } from '../../plugins/database.ts'
import { ineligibleFor, verdictFields } from '../../plugins/eligibility.ts'
import type { LetterAbout } from './letter-values.ts'

/** The proposal that a letter answers, and who gets it. */
export interface Addressed extends Pick<
  LetterAbout,
  'name' | 'number' | 'title' | 'reviews' | 'ineligible' | 'link'
> {
  readonly proposalId: string
  readonly person: { readonly id: string; readonly email: string; readonly language: string } | null
  /** Nobody is written to about a proposal that was taken out of the call. */
  readonly withdrawn: boolean
}

interface Wanted {
  readonly callId: string
  readonly publicUrl: string
}

const fields = {
  id: true,
  number: true,
  title: true,
  ownerId: true,
  state: true,
  ...verdictFields,
  reviews: { where: { state: 'submitted' }, select: { textForApplicant: true } },
} as const

/** In the order of the text itself: the order of the rows would tell reviewers apart across proposals. */
const textsOf = (reviews: readonly { readonly textForApplicant: string }[]): string[] =>
  reviews
    .map(({ textForApplicant }) => textForApplicant.trim())
    .filter((text) => text !== '')
    .toSorted()

/** Titles, names and the anonymous texts of reviews, for some proposals of a call; by their numbers. */
export async function readAddressed(
  db: Db,
  { callId, publicUrl }: Wanted,
  numbers: readonly string[],
): Promise<Map<string, Addressed>> {
  const rows = await db.proposal.findMany({ where: { callId, number: { in: [...numbers] } }, select: fields })
  const people = await db.person.findMany({
    where: { id: { in: rows.flatMap(({ ownerId }) => ownerId ?? []) } },
    select: { id: true, name: true, email: true, language: true },
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  return new Map(
    rows.map(({ id, number, title, ownerId, state, reviews, ...verdict }) => {
      const person = byId.get(ownerId ?? '') ?? null
      const link = `${publicUrl}/app/proposals/${id}/result`
      const name = person?.name ?? ''
      const about = {
        number,
        title,
        name,
        reviews: textsOf(reviews),
        ineligible: ineligibleFor(verdict),
        link,
      }
      return [number, { ...about, proposalId: id, person, withdrawn: state === 'withdrawn' }]
    }),
  )
}
