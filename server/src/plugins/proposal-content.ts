import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'

export type ProposalText = {
  title: string
  summary: string
  institution: string
  areaKey: string | null
  trackKey: string | null
  requested: number | null
  minimum: number | null
  careerStage: string | null
  firstTime: boolean | null
  applicantKind: string | null
  purpose: string
  beneficiaries: string
  sections: Readonly<Record<string, string>>
}

type Member = { name: string; email: string; institution: string; role: string }
type Content = ProposalText & { callId: string; number: string; members: readonly Member[] }

/** The frozen text of a submission and its hash: canonical JSON of everything that the authors wrote. */
export function freeze(content: Content): { text: string; hash: string } {
  const members = content.members
    .map(({ name, email, institution, role }) => ({ name, email, institution, role }))
    .sort((a, b) => (a.email < b.email ? -1 : 1))
  const text = canonicalJson({ format: 'furrow.proposal/1', ...content, members })
  return { text, hash: sha256(text) }
}
