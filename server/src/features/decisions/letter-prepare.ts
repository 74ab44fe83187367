import { letterFacts, type LetterFacts } from '@furrow/core/contract/letters'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { DomainError } from '@furrow/core/errors'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Db, Store } from '../../plugins/database.ts'
import { makeKept } from '../../plugins/kept.ts'
import { makeFacts, type FactsOf } from './letter-facts.ts'
import { readRules, storedDecided } from './load.ts'
import { readValuesOf } from './values.ts'

/** Rows a write: few enough that others write in between. */
const atOnce = 200

interface Left {
  readonly proposalId: string
  readonly number: string
}

/** What stands in each letter of a stored decision; nothing is worked out before it is asked for. */
export async function loadFacts(db: Db, decisionId: string): Promise<FactsOf> {
  const row = await db.decision.findUniqueOrThrow({ where: { id: decisionId } })
  const { rules } = await readRules(db, row.callId)
  const decided = storedDecided(row)
  const values = await readValuesOf(db, decided, { now: row.proposedAt })
  return makeFacts(decided, rules, values)
}

const factsSource = (store: Store) =>
  makeKept<FactsOf>({
    limit: 2,
    // A decision that waits or is signed never changes, so its id says everything.
    stamp: (decisionId) => decisionId,
    load: (decisionId) => loadFacts(store.db, decisionId),
  })

async function leftToPrepare({ db }: Store, decisionId: string): Promise<Left[]> {
  const awards = await db.award.findMany({
    where: { decisionId },
    orderBy: { proposalId: 'asc' },
    select: { proposalId: true, proposal: { select: { number: true } } },
  })
  const done = await db.letterFact.findMany({ where: { decisionId }, select: { proposalId: true } })
  const known = new Set(done.map(({ proposalId }) => proposalId))
  return awards
    .filter(({ proposalId }) => !known.has(proposalId))
    .map(({ proposalId, proposal }) => ({ proposalId, number: proposal.number }))
}

/** Computes until the time is up or a write is full; at least one. */
async function someFacts(left: readonly Left[], factsOf: FactsOf, until: number) {
  const rows: { proposalId: string; facts: string }[] = []
  for (const { proposalId, number } of left) {
    rows.push({ proposalId, facts: canonicalJson(factsOf(number)) })
    if (rows.length === atOnce || performance.now() > until) break
    if (rows.length % 20 === 0) await breathe()
  }
  return rows
}

/** Rows that two askers make at once are made alike, so the first to write wins. */
async function keep(
  store: Store,
  decisionId: string,
  rows: readonly { proposalId: string; facts: string }[],
) {
  await store.write(async (tx) => {
    const there = await tx.letterFact.findMany({
      where: { decisionId, proposalId: { in: rows.map(({ proposalId }) => proposalId) } },
      select: { proposalId: true },
    })
    const known = new Set(there.map(({ proposalId }) => proposalId))
    const data = rows
      .filter(({ proposalId }) => !known.has(proposalId))
      .map((row) => ({ ...row, decisionId }))
    await tx.letterFact.createMany({ data })
  })
}

export type Prepare = (decisionId: string, milliseconds: number) => Promise<void>

/**
 * Prepares the letters of a signed decision for so long, a write at a time; what is there is not made again, so it
 * goes on where it was left, whatever stopped it. Nobody reads the rows before the release.
 */
export function makePrepare(store: Store): Prepare {
  const factsFor = factsSource(store)
  return async (decisionId, milliseconds) => {
    const { state, changes } = await store.db.decision.findUniqueOrThrow({
      where: { id: decisionId },
      select: { state: true, changes: true },
    })
    // A later decision sends no letters.
    if (changes !== null) return
    if (state !== 'signed')
      throw new DomainError('wrong-state', 'Letters are prepared between the signature and the release.')
    const until = performance.now() + milliseconds
    let left = await leftToPrepare(store, decisionId)
    if (left.length === 0) return
    const factsOf = await factsFor(decisionId)
    do {
      const rows = await someFacts(left, factsOf, until)
      await keep(store, decisionId, rows)
      left = left.slice(rows.length)
      await breathe()
    } while (left.length > 0 && performance.now() < until)
  }
}

/** The prepared facts of a decision, by the number of the proposal. */
export async function readFacts(
  { db }: Pick<Store, 'db'>,
  decisionId: string,
): Promise<Map<string, LetterFacts>> {
  const rows = await db.letterFact.findMany({
    where: { decisionId },
    select: { facts: true, proposal: { select: { number: true } } },
  })
  return new Map(rows.map(({ facts, proposal }) => [proposal.number, letterFacts.parse(JSON.parse(facts))]))
}
