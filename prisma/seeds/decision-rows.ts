import { openingEvents, type LedgerEvent } from '@furrow/core/allocation/award-ledger'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { scenarioHash, snapshotHash } from '@furrow/core/record/normal-form'
import { recordHash, signRecord } from '@furrow/core/record/sign'
import type { Calendar } from './calendar.ts'
import { rulesOf } from './call-rows.ts'
import type { CallSeed } from './data/call-seed.ts'
import { industryCall, tasterCall } from './data/other-calls.ts'
import { pilotCall, pilotScenarios } from './data/pilot-call.ts'
import { idOf } from './identity.ts'
import { pricesOn, valuesOf } from './kept-prices.ts'
import { personOf } from './people-rows.ts'
import { proposalId } from './proposal-rows.ts'
import { plainScenario, rank, scenarioOf } from './ranking.ts'

const ENGINE = 'furrow 0.1.0'

const smallScenario = (call: CallSeed) => ({
  call,
  key: 'plain',
  name: 'As published',
  note: 'The published rules with a small reserve.',
  content: plainScenario(call),
})

const scenarioSeeds = [
  ...pilotScenarios.map((scenario) => ({ call: pilotCall, ...scenario })),
  smallScenario(industryCall),
  smallScenario(tasterCall),
]

/** Stored without the seed: it stays with the call. */
const withoutSeed = (call: CallSeed, content: object) => {
  const { seed: _seed, ...kept } = scenarioOf(call, content)
  return kept
}

export const scenarioRows = ({ at }: Calendar) =>
  scenarioSeeds.map(({ call, key, name, note, content }) => ({
    id: idOf('scenario', call.id, key),
    callId: call.id,
    name,
    note,
    ownerId: personOf('officer').id,
    content: withoutSeed(call, content),
    createdAt: at((call.days.locked ?? 0) + 1),
    updatedAt: at((call.days.locked ?? 0) + 1),
  }))

const proposedOn = (call: CallSeed, { at }: Calendar) => at((call.days.locked ?? 0) + 3)

export const decisionId = (call: CallSeed) => idOf('decision', call.id)

const proposedDecision = (call: CallSeed, calendar: Calendar) => {
  const { snapshot, scenario, outcome } = rank(call, plainScenario(call))
  return {
    id: decisionId(call),
    callId: call.id,
    scenarioId: idOf('scenario', call.id, 'plain'),
    scenarioName: scenario.name,
    snapshot: canonicalJson(snapshot),
    snapshotHash: snapshotHash(snapshot),
    scenario: canonicalJson(scenario),
    scenarioHash: scenarioHash(scenario),
    outcome: canonicalJson(outcome),
    overrides: [],
    previousHash: null,
    prices: pricesOn(proposedOn(call, calendar)),
    proposedById: personOf('officer').id,
    proposedAt: proposedOn(call, calendar),
  }
}

const signedRecord = (call: CallSeed, calendar: Calendar, secretKey: Uint8Array) => {
  const { snapshot, scenario, outcome } = rank(call, plainScenario(call))
  const awards = outcome.awards
    .map(({ proposal, award }) => ({ proposal, award }))
    .toSorted((left, right) => (left.proposal < right.proposal ? -1 : 1))
  return signRecord(
    {
      format: 'furrow.record/1',
      call: call.id,
      previous: null,
      snapshotHash: snapshotHash(snapshot),
      scenarioHash: scenarioHash(scenario),
      scenario,
      outcome,
      overrides: [],
      awards,
      rulesPublished: rulesOf(call, call.seed ?? ''),
      values: valuesOf(call, awards, pricesOn(proposedOn(call, calendar))),
      engine: ENGINE,
      proposedBy: personOf('officer').name,
      proposedAt: proposedOn(call, calendar).toISOString(),
      signedBy: personOf('director').name,
      signedAt: calendar.at(call.days.decisionDue).toISOString(),
    },
    secretKey,
  )
}

/** 21:59 UTC in minutes: the end of a day in Copenhagen in summer. */
const lateInTheDay = 21 * 60 + 59

/** When the decision of the taster call went out. */
export const releasedOn = ({ at }: Calendar) => at(tasterCall.days.decisionDue + 1)

/** One decision waits for the director; the other was signed and released. */
export const decisionRows = (calendar: Calendar, secretKey: Uint8Array) => {
  const record = signedRecord(tasterCall, calendar, secretKey)
  return [
    {
      ...proposedDecision(industryCall, calendar),
      state: 'proposed' as const,
      note: 'P04 is the cut line: it is trimmed to the hours that are left.',
    },
    {
      ...proposedDecision(tasterCall, calendar),
      state: 'released' as const,
      record: canonicalJson(record),
      recordHash: recordHash(record),
      signedById: personOf('director').id,
      signedAt: calendar.at(tasterCall.days.decisionDue),
      releasedById: personOf('director').id,
      releasedAt: releasedOn(calendar),
      answerBy: calendar.at(tasterCall.days.decisionDue + 22, lateInTheDay),
      appealUntil: calendar.at(tasterCall.days.decisionDue + 29, lateInTheDay),
    },
  ]
}

/** What the released decision gives. */
export const releasedOutcome = () => rank(tasterCall, plainScenario(tasterCall)).outcome

export const awardRows = () =>
  releasedOutcome().awards.map(({ proposal, rank: place, score, award, status, reason }) => ({
    id: idOf('award', tasterCall.id, proposal),
    decisionId: decisionId(tasterCall),
    callId: tasterCall.id,
    proposalId: proposalId(tasterCall, proposal),
    rank: place,
    score,
    hours: award,
    status,
    reason,
  }))

/** The log of the released call: its budget, the awards, and every one of them accepted two days later. */
export const awardEventRows = (calendar: Calendar) => {
  const outcome = releasedOutcome()
  const opening = openingEvents(
    outcome,
    outcome.awards.map(({ proposal, award }) => ({ proposal, award })),
  )
  const row = ({ from, to, proposal, kind, hours }: LedgerEvent) => ({
    kind,
    hours,
    callId: tasterCall.id,
    decisionId: decisionId(tasterCall),
    proposalId: proposal === null ? null : proposalId(tasterCall, proposal),
    fromAccount: from,
    toAccount: to,
    actorId: personOf('director').id,
    actorName: personOf('director').name,
    at: releasedOn(calendar),
  })
  const accepted = opening
    .filter(({ kind }) => kind === 'granted')
    .map((event) => ({
      ...row({ ...event, kind: 'accepted', from: null, to: null }),
      actorId: null,
      actorName: null,
      at: calendar.at(tasterCall.days.decisionDue + 3),
    }))
  return [...opening.map(row), ...accepted]
}
