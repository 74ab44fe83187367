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

const criteria: Readonly<Record<string, string>> = {
  excellence: 'Scientific excellence',
  feasibility: 'Feasibility',
  impact: 'Societal impact',
  need: 'Need for this machine',
  openness: 'Openness and reuse',
}

/** Large ones hand in more proposals than small ones; the last stays below what may be told of a group. */
const institutions = [
  ...Array.from({ length: 9 }, () => 'Invented University North'),
  ...Array.from({ length: 7 }, () => 'Invented University South'),
  ...Array.from({ length: 6 }, () => 'Invented Technical University'),
  ...Array.from({ length: 5 }, () => 'Invented University Hospital'),
  ...Array.from({ length: 3 }, () => 'Invented Institute of Climate'),
  ...Array.from({ length: 2 }, () => 'Invented Company for Software'),
]

const at = <T>(list: readonly T[], place: number): T | undefined => list[place % list.length]

/** Seven steps at a time meet every institution, and spread each over all areas and stages. */
const detailed = (proposal: Snapshot['proposals'][number], place: number) => ({
  ...proposal,
  title: `Invented proposal ${proposal.id}`,
  institution: at(institutions, place * 7) ?? '',
  careerStage: at(careerStages, place * 3 + Math.floor(place / 4)) ?? 'early',
})

/** The invented call with names for everything that has one on the pages; none is that of anybody. */
export const withNames = ({ call, proposals, ...rest }: Snapshot): Snapshot => ({
  ...rest,
  call: {
    ...call,
    areas: call.areas.map(({ id }) => ({ id, name: areas[id]?.[0] ?? id })),
    criteria: call.criteria.map((criterion) => ({
      ...criterion,
      name: criteria[criterion.id] ?? criterion.id,
    })),
  },
  proposals: proposals.map(detailed),
})

/** The Danish names, which no snapshot holds. */
export function writeDanishNames(sql: Statements, callId: string): void {
  for (const [key, [, danish]] of Object.entries(areas))
    sql.run('UPDATE CallArea SET nameDa = ? WHERE callId = ? AND key = ?', danish, callId, key)
}
