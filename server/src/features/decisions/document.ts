import type { DecisionDocument, DecisionPreview, OverrideView } from '@furrow/core/contract/decisions'
import type { Outcome } from '@furrow/core/contract/outcome'
import { warningsOf } from '@furrow/core/contract/override-checks'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { areasAsAsked } from '@furrow/core/record/area-sums'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { asPublished, differencesFromRules } from '@furrow/core/record/differences'
import { sha256 } from '@furrow/core/record/hash'
import { decidedOutcome, withKept } from '@furrow/core/record/overrides'
import { allocateAside } from '../../plugins/allocation.ts'
import { readKinds } from '../../plugins/award-parts.ts'
import { kindOfApplicant, pricesInForce } from '../../plugins/award-values.ts'
import type { Db } from '../../plugins/database.ts'
import { ineligibleFor, verdictFields } from '../../plugins/eligibility.ts'
import { footprintOf, machineTodayFields } from '../../plugins/footprint.ts'
import { countGone, goneOf, leftOf } from './gone.ts'
import { readQuality } from './quality.ts'
import { areasOf, readRules, storedSnapshot, type Decided } from './load.ts'
import { readSinceRecord, type Chained } from './since-record.ts'
import { readValuesOf } from './values.ts'

function movedAwards(outcome: Outcome, published: Outcome): DecisionDocument['moved'] {
  const before = new Map(published.awards.map(({ proposal, award }) => [proposal, award]))
  return outcome.awards
    .map(({ proposal, award }) => ({ proposal, published: before.get(proposal) ?? 0, applied: award }))
    .filter((row) => row.published !== row.applied)
}

/** All that a document says of the proposals of its call and of who sent them, read once. */
const loadProposals = (db: Db, callId: string) =>
  db.proposal.findMany({
    where: { callId },
    select: {
      number: true,
      state: true,
      id: true,
      title: true,
      institution: true,
      areaKey: true,
      requested: true,
      applicantKind: true,
      firstTime: true,
      careerStage: true,
      ...verdictFields,
    },
  })

type Row = Awaited<ReturnType<typeof loadProposals>>[number]

function decidedProposals(rows: readonly Row[], { awards }: Outcome): DecisionDocument['proposals'] {
  const decided = new Set(awards.map(({ proposal }) => proposal))
  return Object.fromEntries(
    rows
      .filter(({ number }) => decided.has(number))
      .map(({ number, id, title, institution, areaKey, requested, ...verdict }) => [
        number,
        {
          id,
          title,
          institution: institution ?? '',
          area: areaKey,
          requested: requested ?? 0,
          ineligible: ineligibleFor(verdict),
        },
      ]),
  )
}

function overrideViews(
  { outcome, overrides }: Decided,
  snapshot: Snapshot,
  byHand: Chained['byHand'],
): OverrideView[] {
  const computed = new Map(outcome.awards.map(({ proposal, award }) => [proposal, award]))
  const asks = new Map(snapshot.proposals.map((proposal) => [proposal.id, proposal]))
  const given = { outcome, asks, ...snapshot.call }
  return overrides.map((override) => ({
    ...override,
    computed: computed.get(override.proposal) ?? 0,
    warnings: warningsOf(override, given, overrides),
    byHand: byHand(override),
  }))
}

const loadCall = (db: Db, id: string) =>
  db.call.findUniqueOrThrow({
    where: { id },
    select: {
      title: true,
      practice: true,
      rehearsal: true,
      publishesSnapshot: true,
      machine: { select: machineTodayFields },
    },
  })

/** A decision as a document: what is given, what differs from the published rules, and by whom it is overridden. */
export async function documentOf(db: Db, decided: Decided, at: Date): Promise<DecisionDocument> {
  const { callId, scenario, overrides } = decided
  const call = await loadCall(db, callId)
  const { rules, areas } = await readRules(db, callId)
  const snapshot = storedSnapshot(decided.snapshot.text)
  const { later, letGo, accounts, byHand } = await readSinceRecord(db, decided)
  const own = decidedOutcome(decided.outcome, overrides, areasOf(snapshot))
  const outcome = accounts === undefined ? own : withKept(own, accounts)
  const rows = await loadProposals(db, callId)
  const proposals = decidedProposals(rows, outcome)
  const kinds = new Map(rows.map(({ number, applicantKind }) => [number, applicantKind]))
  return {
    callId,
    callTitle: call.title,
    practice: call.practice,
    rehearsal: call.rehearsal !== null,
    publishesSnapshot: call.publishesSnapshot,
    scenarioName: scenario.name,
    snapshotHash: decided.snapshot.hash,
    scenarioHash: outcome.scenario,
    outcome: { ...outcome, areas: areasAsAsked(outcome.areas, Object.values(proposals)) },
    overrides: overrideViews(decided, snapshot, byHand),
    later,
    rules: { published: rules, areas, applied: scenario },
    differences: differencesFromRules(rules, areas, scenario),
    moved: movedAwards(outcome, await allocateAside(snapshot, asPublished(rules, areas, scenario))),
    proposals,
    gone: goneOf(rows, outcome.awards),
    goneInAll: countGone(rows, outcome.awards),
    left: leftOf({ rows, awards: outcome.awards, overrides, letGo }),
    tracks: Object.fromEntries(snapshot.call.tracks.map(({ id, name }) => [id, name ?? id])),
    footprint: footprintOf(snapshot.machine, outcome.totals.awarded, call.machine),
    values: await readValuesOf(db, decided, { now: at, kinds }),
    quality: await readQuality(db, { callId, snapshot, scenario, outcome }, rows),
  }
}

async function readAsks(
  db: Db,
  { callId }: Decided,
  { proposals }: Snapshot,
): Promise<DecisionPreview['asks']> {
  const kinds = await readKinds(db, callId)
  return Object.fromEntries(
    proposals.map(({ id, minimum }) => [id, { minimum, kind: kindOfApplicant(kinds.get(id) ?? null) }]),
  )
}

/** The same before anything is frozen, with the hash that a proposal of it sends along. */
export async function readPreview(db: Db, decided: Decided, at: Date): Promise<DecisionPreview> {
  const snapshot = storedSnapshot(decided.snapshot.text)
  return {
    ...(await documentOf(db, decided, at)),
    outcomeHash: sha256(canonicalJson(decided.outcome)),
    granularity: snapshot.call.granularity,
    asks: await readAsks(db, decided, snapshot),
    prices: await pricesInForce(db, decided.callId, at),
  }
}
