import type { UnsignedRecord } from '@furrow/core/contract/record'
import { DomainError } from '@furrow/core/errors'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { applyOverrides } from '@furrow/core/record/overrides'
import { recordValues } from '@furrow/core/record/recorded-values'
import { recordHash, signRecord } from '@furrow/core/record/sign'
import { audit } from '../../plugins/audit.ts'
import { partsOfAwards } from '../../plugins/award-parts.ts'
import { keptPrices } from '../../plugins/award-values.ts'
import { readLog } from '../../plugins/award-log.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { goneOf } from './gone.ts'
import { requireUnmoved } from './later.ts'
import { readRules, storedOutcome, storedOverrides, storedScenario } from './load.ts'

/** Name and version of the engine as the record states them. */
const engine = 'furrow 0.1.0'

interface Signing {
  readonly decisionId: string
  readonly secretKey: Uint8Array
}

const loadProposed = (tx: Tx, id: string) =>
  tx.decision.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      callId: true,
      state: true,
      snapshotHash: true,
      scenario: true,
      scenarioHash: true,
      outcome: true,
      overrides: true,
      changes: true,
      prices: true,
      proposedById: true,
      proposedAt: true,
    },
  })

type Proposed = Awaited<ReturnType<typeof loadProposed>>

/** What the awards are worth by the prices that the decision keeps, for the record: anybody can compute it again. */
async function valuesToSign(tx: Tx, decision: Proposed, awards: UnsignedRecord['awards']) {
  const prices = keptPrices(decision.prices)
  return prices && recordValues(prices, await partsOfAwards(tx, { ...decision, prices, awards }))
}

async function unsignedRecord(tx: Tx, decision: Proposed, by: Doer): Promise<UnsignedRecord> {
  const outcome = storedOutcome(decision.outcome)
  const overrides = storedOverrides(decision.overrides)
  const before = await tx.decision.findFirst({
    // A record that was signed and taken back is no part of the chain.
    where: { callId: decision.callId, state: 'released' },
    orderBy: [{ signedAt: 'desc' }, { id: 'desc' }],
    select: { recordHash: true },
  })
  const proposer = await tx.person.findUniqueOrThrow({
    where: { id: decision.proposedById },
    select: { name: true },
  })
  const { rules } = await readRules(tx, decision.callId)
  const awards = applyOverrides(outcome, overrides)
  const values = await valuesToSign(tx, decision, awards)
  return {
    format: 'furrow.record/1',
    call: decision.callId,
    previous: before?.recordHash ?? null,
    snapshotHash: decision.snapshotHash,
    scenarioHash: decision.scenarioHash,
    scenario: storedScenario(decision.scenario),
    outcome,
    overrides,
    awards,
    rulesPublished: rules,
    ...(values !== null && { values }),
    engine,
    proposedBy: proposer.name,
    proposedAt: decision.proposedAt.toISOString(),
    signedBy: by.actor.name,
    signedAt: by.at.toISOString(),
  }
}

/** One row a proposal, also where no hour is given; the proposals are decided from here on. */
async function writeAwards(tx: Tx, { id, callId }: Proposed, record: UnsignedRecord): Promise<void> {
  const proposals = await tx.proposal.findMany({ where: { callId }, select: { id: true, number: true } })
  const ids = new Map(proposals.map((proposal) => [proposal.number, proposal.id]))
  const hours = new Map(record.awards.map(({ proposal, award }) => [proposal, award]))
  const rows = record.outcome.awards.flatMap(({ proposal, rank, score, status, reason, award }) => {
    const proposalId = ids.get(proposal)
    if (proposalId === undefined) return []
    const given = hours.get(proposal) ?? award
    return [{ decisionId: id, callId, proposalId, rank, score, status, reason, hours: given }]
  })
  await tx.award.createMany({ data: rows })
  const { count } = await tx.proposal.updateMany({
    // By the rows just written: a list of a thousand ids is more than one statement of the database takes.
    where: { callId, awards: { some: { decisionId: id } }, state: { not: 'withdrawn' } },
    data: { state: 'decided' },
  })
  if (count === 0 && rows.length > 0) throw new Error('No proposal of the decision is there any more.')
}

function requireSigner({ state, proposedById }: Proposed, { actor }: Doer): void {
  if (state !== 'proposed') throw new DomainError('wrong-state', `The decision is ${state} already.`)
  if (proposedById !== actor.personId) return
  throw new DomainError(
    'signer-is-proposer',
    'Whoever proposes a decision does not sign it: ask another director.',
  )
}

/** Nobody signs hours for a project that is gone. */
async function refuseWithdrawn(tx: Tx, { call, awards }: Pick<UnsignedRecord, 'call' | 'awards'>) {
  const rows = await tx.proposal.findMany({
    where: { callId: call, state: 'withdrawn' },
    select: { number: true, state: true },
  })
  const gone = goneOf(rows, awards)
  if (gone.length === 0) return
  throw new DomainError(
    'wrong-state',
    `${gone.join(', ')} would get hours and was withdrawn since: propose again without it.`,
  )
}

/**
 * Signs a proposed decision and keeps its record.
 * @throws DomainError `wrong-state` also where a proposal that gets hours was withdrawn or what a later decision
 * changes has moved, `signer-is-proposer`
 */
export async function signDecision(tx: Tx, { decisionId, secretKey }: Signing, by: Doer): Promise<void> {
  const decision = await loadProposed(tx, decisionId)
  requireSigner(decision, by)
  const unsigned = await unsignedRecord(tx, decision, by)
  await refuseWithdrawn(tx, unsigned)
  await requireUnmoved(tx, { ...decision, record: unsigned }, await readLog(tx, decision.callId))
  const record = signRecord(unsigned, secretKey)
  const hash = recordHash(record)
  await tx.decision.update({
    where: { id: decisionId },
    data: {
      state: 'signed',
      record: canonicalJson(record),
      recordHash: hash,
      previousHash: record.previous,
      signedById: by.actor.personId,
      signedAt: by.at,
      version: { increment: 1 },
    },
    select: { id: true },
  })
  await writeAwards(tx, decision, record)
  const { callId } = decision
  // A later decision of a released call shows in nothing before its own release.
  await tx.call.updateMany({
    where: { id: callId, state: 'closed' },
    data: { state: 'decided', decidedAt: by.at, version: { increment: 1 } },
  })
  const detail = { recordHash: hash }
  await audit(tx, {
    ...by,
    action: 'decision.signed',
    objectType: 'decision',
    objectId: decisionId,
    callId,
    detail,
  })
}
