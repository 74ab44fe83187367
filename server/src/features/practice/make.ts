import { randomUUID } from 'node:crypto'
import type { Parts } from '@furrow/core/allocation/progress'
import type { LetterLanguage } from '@furrow/core/contract/letters'
import type { PracticeInventing, PracticeMade, PracticeStage } from '@furrow/core/contract/practice'
import type { Snapshot } from '@furrow/core/contract/snapshot'
import { syntheticParts, type SyntheticCall } from '@furrow/core/ranking/synthetic-call'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import type { App } from '../../plugins/deps.ts'
import type { Doer } from '../../plugins/doer.ts'
import { importParts } from '../../plugins/import/import-snapshot.ts'
import { hasReviews } from '../../plugins/import/import-stage.ts'
import { readOwnMachine } from '../../plugins/snapshot-header.ts'
import type { Statements } from '../../plugins/statements.ts'
import { copyRules } from './copy-rules.ts'
import { readSource } from './copy-source.ts'
import { deleteParts } from './delete.ts'
import { inventedWords, withNames, writeDanishNames } from './invent-names.ts'
import { seatMaker } from './seat-maker.ts'
import { isEnding, type Works } from './works.ts'

type Round = {
  readonly kind: 'copy' | 'synthetic'
  readonly callId: string
  readonly title: string
  /** What is written, made in parts as well. */
  readonly snapshot: () => Parts<Snapshot>
  readonly stage: PracticeStage
  readonly finish: (sql: Statements) => void
}

/** Where rounds are made: the app, and who knows how far each is. */
export interface Workshop {
  readonly app: App
  readonly works: Works
}

/** Parts in which nothing is written yet. */
function* unwritten<T>(parts: Parts<T>): Parts<T> {
  let part = parts.next()
  for (; part.done !== true; part = parts.next()) yield { ...part.value, done: 0 }
  return part.value
}

/**
 * Makes and writes the round in parts, as a call that staff alone see once all of it is there. One that is stopped or fails
 * is deleted before this ends. @throws DomainError `wrong-state` where it was stopped
 */
async function makeRound({ app, works }: Workshop, round: Round, by: Doer): Promise<PracticeMade> {
  const { kind, callId, title, snapshot, stage } = round
  const options = {
    as: callId,
    rehearsal: 'making',
    stage,
    by,
    now: by.at,
    randomBytes: app.randomBytes,
    randomId: randomUUID,
    finish: (sql: Statements) => {
      sql.run('UPDATE Call SET rehearsal = ?, imported = 0 WHERE id = ?', kind, callId)
      round.finish(sql)
      if (!hasReviews(stage)) seatMaker(sql, { callId, stage }, by)
    },
  }
  function* parts(sql: Statements): Parts<string> {
    return yield* importParts(sql, yield* unwritten(snapshot()), options)
  }
  try {
    await works.run({ callId, title, kind: 'making' }, parts)
  } catch (error) {
    if (!isEnding(error))
      await works.run({ callId, title, kind: 'deleting' }, (sql) => deleteParts(sql, callId))
    throw error
  }
  app.actors.forget(by.actor.personId)
  return { callId }
}

/** A name that no other call has. */
const freshId = (app: App, name: string): string =>
  `practice-${name.slice(0, 46)}-${app.randomBytes(4).toString('hex')}`

/** What nobody translates is written in the language of the person who makes the round. */
interface Spoken {
  readonly language: LetterLanguage
}

const reviewsEach = 3
const reviewsOfOne = 12
/** Somewhat more, so that conflicts leave enough reviewers for every proposal. */
const mostReviewsOfOne = 18

/** An invented call with a known truth; the same size gives another one each time. */
export function inventRound(
  workshop: Workshop,
  { proposals, stage, language }: PracticeInventing & Spoken,
  by: Doer,
): Promise<PracticeMade> {
  const { app } = workshop
  const words = inventedWords[language]
  const callId = freshId(app, `synthetic-${proposals}`)
  const machine = readOwnMachine(app.sql)
  const title = words.call(proposals)
  let truth: SyntheticCall['truth'] = {}
  function* snapshot(): Parts<Snapshot> {
    const call = yield* syntheticParts({
      id: callId,
      title,
      proposals,
      reviewers: Math.ceil((proposals * reviewsEach) / reviewsOfOne),
      reviewersPerProposal: reviewsEach,
      seed: callId,
      ...(machine !== undefined && { machine }),
    })
    truth = call.truth
    return withNames(call.snapshot, words)
  }
  const finish = (sql: Statements) => {
    sql.run(
      'UPDATE Call SET truth = ?, reviewersPerProposal = ?, maxReviewerLoad = ? WHERE id = ?',
      canonicalJson(truth),
      reviewsEach,
      mostReviewsOfOne,
      callId,
    )
    writeDanishNames(sql, callId)
  }
  return makeRound(workshop, { kind: 'synthetic', callId, title, snapshot, stage, finish }, by)
}

interface Copying extends Spoken {
  readonly from: string
  readonly stage: PracticeStage
}

/**
 * A copy of a call: rules, proposals without their texts, scores of the reviews; invented applicants and
 * reviewers in the place of the people. @throws DomainError `reviews-not-locked`
 */
export async function copyRound(
  workshop: Workshop,
  { from, stage, language }: Copying,
  by: Doer,
): Promise<PracticeMade> {
  const { app } = workshop
  const source = await readSource(app.sql, from)
  const callId = freshId(app, from)
  const title = inventedWords[language].copy(source.call.title)
  // It is read already, a page at a time.
  // eslint-disable-next-line require-yield
  function* snapshot(): Parts<Snapshot> {
    return { ...source, call: { ...source.call, id: callId, title } }
  }
  const finish = (sql: Statements) => copyRules(sql, { from, to: callId })
  return makeRound(workshop, { kind: 'copy', callId, title, snapshot, stage, finish }, by)
}
