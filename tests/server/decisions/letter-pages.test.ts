import { expect, it } from 'vitest'
import { letterKinds, letterLanguages, type LetterFacts } from '@furrow/core/contract/letters'
import { defaultTemplate } from '@furrow/core/letters/default-texts'
import { makeLetter } from '../../../server/src/features/decisions/letter-make.ts'
import { letterPdf } from '../../../server/src/plugins/letter-pdf.ts'
import { pdfLines } from '../harness/pdf-text.ts'

const sentence =
  'The estimate of hours could be shown in more detail, and the plan names who reads the data. '
const criteria = [
  'Scientific excellence',
  'Impact on society and industry',
  'Feasibility of the plan and its team',
]

const facts: LetterFacts = {
  kind: 'full',
  requested: 90_000,
  minimum: 30_000,
  award: 90_000,
  rank: 7,
  score: 61.5,
  ranked: 90,
  funded: 40,
  awarded: 400_000,
  cut: { rank: 41, score: 52 },
  reason: { code: 'fits', asked: 90_000, minimum: 30_000, free: 310_000, areaFree: 110_000, protected: 0 },
  criterion: null,
  override: null,
  change: {
    score: null,
    minimum: null,
    margin: null,
    marks: criteria.map((criterion) => ({ criterion, from: 3.5, to: 4, award: 90_000 })),
    sought: true,
  },
}

const occasion = {
  call: 'Gefion industry call 2026: models for the public good',
  machine: 'Gefion',
  date: new Date('2027-02-20T12:00:00Z'),
  signer: 'Vibeke Stampe',
  signedAt: new Date('2027-02-19T12:00:00Z'),
  answerBy: new Date('2027-03-01T22:59:00Z'),
  appealUntil: new Date('2027-03-15T22:59:00Z'),
}

const titles = ['Sand', 'Wakes of wind farms at sea, their turbulence and their age. '.repeat(4).trim()]

/** One letter of each kind and language in turn, with so many reviews of so many sentences. */
function letterWith({ count, sentences }: { count: number; sentences: number }) {
  const kind = letterKinds[count % letterKinds.length] ?? 'full'
  const language = letterLanguages[sentences % letterLanguages.length] ?? 'en'
  const to = {
    proposalId: 'p',
    number: 'P07',
    name: 'A. Person',
    title: titles[(count + sentences) % titles.length] ?? '',
    reviews: Array.from({ length: count }, () => sentence.repeat(sentences).trim()),
    link: 'http://furrow.test/app/proposals/p/result',
    ineligible: '',
    withdrawn: false,
    person: null,
  }
  const { subject, blocks } = makeLetter(
    { facts: { ...facts, kind }, to, occasion, template: defaultTemplate },
    language,
  )
  return letterPdf({ subject, blocks, language, number: 'P07', at: occasion.date })
}

it('no page of a letter has fewer than four lines, however long its title and its reviews are', async () => {
  const lengths = [0, 1, 2, 3, 4, 5, 6].flatMap((count) =>
    [1, 5, 6, 12].map((sentences) => ({ count, sentences })),
  )
  const written = await Promise.all(
    lengths.map(async (length) => ({ ...length, lines: pdfLines(await letterWith(length)) })),
  )
  expect(written.filter(({ lines }) => lines.length > 1).length).toBeGreaterThan(12)
  expect(written.filter(({ lines }) => lines.some((on) => on < 4))).toEqual([])
}, 60_000)
