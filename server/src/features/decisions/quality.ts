import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { Outcome } from '@furrow/core/contract/outcome'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { agreementOf } from '@furrow/core/scoring/agreement'
import type { Db } from '../../plugins/database.ts'

type Quality = DecisionDocument['quality']

interface Judged {
  readonly callId: string
  readonly snapshot: Snapshot
  readonly scenario: Scenario
  /** As decided. */
  readonly outcome: Outcome
}

interface Person {
  readonly number: string
  readonly firstTime: boolean | null
  readonly careerStage: string | null
}

/** How those fare of whom programmes ask: first-timers and people early in their careers, beside all others. */
function groupsOf(people: readonly Person[], { awards }: Outcome): Quality['groups'] {
  const hours = new Map(awards.map(({ proposal, award }) => [proposal, award]))
  const decided = people.filter(({ number }) => hours.has(number))
  const count = (group: Quality['groups'][number]['group'], isIn: (person: Person) => boolean) => {
    const members = decided.filter(isIn)
    const funded = members.filter(({ number }) => (hours.get(number) ?? 0) > 0)
    return { group, proposals: members.length, funded: funded.length }
  }
  return [
    count('first-time', ({ firstTime }) => firstTime === true),
    count('not-first-time', ({ firstTime }) => firstTime === false),
    count('early', ({ careerStage }) => careerStage === 'early'),
    count('not-early', ({ careerStage }) => careerStage !== null && careerStage !== 'early'),
  ]
}

/** Agreement of the reviewers, conflicts that nobody has judged, and how groups fare. */
export async function readQuality(
  db: Db,
  { callId, snapshot, scenario, outcome }: Judged,
  people: readonly Person[],
): Promise<Quality> {
  const { proposals, reviews, alpha, single, interval, mean } = agreementOf(snapshot, scenario)
  const openConflicts = await db.conflict.count({ where: { callId, state: 'open' } })
  return {
    agreement: { proposals, reviews, alpha, single, interval: interval && [...interval], mean },
    openConflicts,
    groups: groupsOf(people, outcome),
  }
}
