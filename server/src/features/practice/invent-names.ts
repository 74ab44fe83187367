import type { LetterLanguage } from '@furrow/core/contract/letters'
import { careerStages } from '@furrow/core/contract/proposal-limits'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import type { Statements } from '../../plugins/statements.ts'

/** Areas of an invented call, in English and Danish. */
const areas: Readonly<Record<string, readonly [string, string]>> = {
  'green-transition': ['Green transition', 'Grøn omstilling'],
  healthcare: ['Healthcare', 'Sundhedsvæsen'],
  'life-sciences': ['Life sciences', 'Livsvidenskab'],
  open: ['Open', 'Åbent område'],
  quantum: ['Quantum', 'Kvanteteknologi'],
}

interface Words {
  readonly criteria: Readonly<Record<string, string>>
  /** The larger ones first. */
  readonly institutions: readonly string[]
  readonly proposal: (number: string) => string
  readonly call: (proposals: number) => string
  readonly copy: (title: string) => string
  readonly review: string
}

/** What has one name only is written in the language of the person who makes the round. */
export const inventedWords: Readonly<Record<LetterLanguage, Words>> = {
  en: {
    criteria: {
      excellence: 'Scientific excellence',
      feasibility: 'Feasibility',
      impact: 'Societal impact',
      need: 'Need for this machine',
      openness: 'Openness and reuse',
    },
    institutions: [
      'Invented University North',
      'Invented University South',
      'Invented Technical University',
      'Invented University Hospital',
      'Invented Institute of Climate',
      'Invented Company for Software',
    ],
    proposal: (number) => `Invented proposal ${number}`,
    call: (proposals) => `Practice: an invented call of ${proposals.toLocaleString('en-GB')} proposals`,
    copy: (title) => `Practice: ${title}`,
    review: 'Invented for the rehearsal.',
  },
  da: {
    criteria: {
      excellence: 'Videnskabelig kvalitet',
      feasibility: 'Gennemførlighed',
      impact: 'Samfundsmæssig betydning',
      need: 'Behov for netop denne maskine',
      openness: 'Åbenhed og genbrug',
    },
    institutions: [
      'Opdigtet Universitet Nord',
      'Opdigtet Universitet Syd',
      'Opdigtet Teknisk Universitet',
      'Opdigtet Universitetshospital',
      'Opdigtet Klimainstitut',
      'Opdigtet Softwarevirksomhed',
    ],
    proposal: (number) => `Opdigtet ansøgning ${number}`,
    call: (proposals) => `Øvelse: et opdigtet opslag med ${proposals.toLocaleString('da-DK')} ansøgninger`,
    copy: (title) => `Øvelse: ${title}`,
    review: 'Opdigtet til øvelsen.',
  },
}

/** Large institutions hand in more proposals than small ones; the last stays below what may be told of a group. */
const institutionOfPlace = [9, 7, 6, 5, 3, 2].flatMap((count, institution) =>
  Array.from({ length: count }, () => institution),
)

const at = <T>(list: readonly T[], place: number): T | undefined => list[place % list.length]

/** Seven steps at a time meet every institution, and spread each over all areas and stages. */
const detailed = (words: Words) => (proposal: Snapshot['proposals'][number], place: number) => ({
  ...proposal,
  title: words.proposal(proposal.id),
  institution: words.institutions[at(institutionOfPlace, place * 7) ?? 0] ?? '',
  careerStage: at(careerStages, place * 3 + Math.floor(place / 4)) ?? 'early',
})

/** The invented call with names for everything that has one on the pages; none is that of anybody. */
export const withNames = ({ call, proposals, ...rest }: Snapshot, words: Words): Snapshot => ({
  ...rest,
  call: {
    ...call,
    areas: call.areas.map(({ id }) => ({ id, name: areas[id]?.[0] ?? id })),
    criteria: call.criteria.map((criterion) => ({
      ...criterion,
      name: words.criteria[criterion.id] ?? criterion.id,
    })),
  },
  proposals: proposals.map(detailed(words)),
})

/** The Danish names, which no snapshot holds. */
export function writeDanishNames(sql: Statements, callId: string): void {
  for (const [key, [, danish]] of Object.entries(areas))
    sql.run('UPDATE CallArea SET nameDa = ? WHERE callId = ? AND key = ?', danish, callId, key)
}
