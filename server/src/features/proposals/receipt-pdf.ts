import type { LetterLanguage } from '@furrow/core/contract/letters'
import { receiptWords } from '@furrow/core/letters/receipt-words'
import { z } from 'zod'
import { secondInCopenhagen } from '../../plugins/copenhagen.ts'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { makePdf } from '../../plugins/make-pdf.ts'
import type { Piece } from '../../plugins/pdf.ts'

/** Beside the words that the page of the receipt has too. */
const ownWords = {
  en: {
    title: 'Receipt: {number}',
    call: 'Call',
    handedIn: 'What was handed in',
    team: 'Team',
    requested: 'GPU-hours asked for',
    minimum: 'GPU-hours at least',
  },
  da: {
    title: 'Kvittering: {number}',
    call: 'Opslag',
    handedIn: 'Det, der blev indsendt',
    team: 'Hold',
    requested: 'Ansøgte GPU-timer',
    minimum: 'Mindst antal GPU-timer',
  },
} as const

/** The frozen text of a submission, as far as the receipt shows it. */
const frozen = z.object({
  number: z.string(),
  title: z.string(),
  summary: z.string(),
  requested: z.number().nullable(),
  minimum: z.number().nullable(),
  members: z.array(z.object({ name: z.string(), email: z.string(), institution: z.string() })),
  sections: z.record(z.string(), z.string()),
})
type Frozen = z.infer<typeof frozen>

const columns = {
  content: true,
  hash: true,
  ordinal: true,
  submittedAt: true,
  proposal: {
    select: {
      call: {
        select: {
          title: true,
          sections: { select: { key: true, title: true }, orderBy: { position: 'asc' } },
        },
      },
    },
  },
} as const

type Titles = readonly { readonly key: string; readonly title: string }[]

function textPieces(content: Frozen, titles: Titles, language: LetterLanguage): Piece[] {
  const say = ownWords[language]
  const amount = (hours: number | null) => (hours === null ? '–' : hours.toLocaleString(language))
  const sections = titles.flatMap(({ key, title }): Piece[] => {
    const text = content.sections[key] ?? ''
    return text === ''
      ? []
      : [
          { kind: 'heading', text: title },
          { kind: 'text', text },
        ]
  })
  const team = content.members.map(({ name, email, institution }) =>
    [name === '' ? email : name, institution].filter((part) => part !== '').join(', '),
  )
  return [
    { kind: 'heading', text: say.handedIn },
    { kind: 'text', text: content.summary },
    {
      kind: 'table',
      head: [say.requested, say.minimum, say.team],
      rows: [[amount(content.requested), amount(content.minimum), team.join('; ')]],
      widths: [0.22, 0.22, 0.56],
    },
    ...sections,
  ]
}

/** The receipt on paper, with the text that its hash stands for: of the submission that counts. */
export async function receiptPdf(db: Db, proposalId: string, language: LetterLanguage) {
  const current = { currentOf: { id: proposalId } }
  const submission = await db.submission.findFirst({ where: current, select: columns })
  if (submission === null) throw notFound()
  const content = frozen.parse(JSON.parse(submission.content))
  const { title: callTitle, sections } = submission.proposal.call
  const say = { ...receiptWords[language], ...ownWords[language] }
  const { number, title } = content
  const heading = say.title.replace('{number}', number)
  const pdf = await makePdf({
    title: heading,
    language,
    foot: `${number} · ${submission.hash}`,
    madeAt: submission.submittedAt,
    pieces: [
      { kind: 'title', text: heading },
      { kind: 'text', text: say.received(number, title) },
      { kind: 'text', text: `${say.call}: ${callTitle}` },
      { kind: 'text', text: `${say.time}: ${secondInCopenhagen(submission.submittedAt, language)}` },
      { kind: 'text', text: `${say.version}: ${submission.ordinal}` },
      { kind: 'text', text: `${say.hash}: ${submission.hash}` },
      { kind: 'small', text: say.note },
      ...textPieces(content, sections, language),
    ],
  })
  return { number, pdf }
}
