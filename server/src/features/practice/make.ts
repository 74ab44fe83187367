import { randomUUID } from 'node:crypto'
import type { LetterLanguage } from '@furrow/core/contract/letters'
import type { PracticeInventing, PracticeMade, PracticeStage } from '@furrow/core/contract/practice'
import { snapshotSchema, type Snapshot } from '@furrow/core/contract/snapshot'
import { makeSyntheticCall } from '@furrow/core/ranking/synthetic-call'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import type { App } from '../../plugins/deps.ts'
import type { Doer } from '../../plugins/doer.ts'
import { importParts } from '../../plugins/import/import-snapshot.ts'
import { readOwnMachine } from '../../plugins/snapshot-header.ts'
import { readSnapshotText } from '../../plugins/snapshot.ts'
import type { Statements } from '../../plugins/statements.ts'
import { copyRules } from './copy-rules.ts'
import { deleteParts } from './delete.ts'
import { inventedWords, withNames, writeDanishNames } from './invent-names.ts'
import { seatMaker } from './seat-maker.ts'
import { isEnding, type Works } from './works.ts'

type Round = {
  readonly kind: 'copy' | 'synthetic'
  readonly callId: string
  readonly snapshot: Snapshot
  readonly stage: PracticeStage
  readonly finish: (sql: Statements) => void
}

/** Where rounds are made: the app, and who knows how far each is. */
export interface Workshop {
  readonly app: App
  readonly works: Works
}

/**
 * Writes the round in parts, as a call that the office alone sees once all of it is there. One that is stopped or fails
 * is deleted before this ends. @throws DomainError `wrong-state` where it was stopped
 */
async function makeRound({ app, works }: Workshop, round: Round, by: Doer): Promise<PracticeMade> {
  const { kind, callId, snapshot, stage } = round
  const { title } = snapshot.call
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
      if (stage === 'reviewing') seatMaker(sql, callId, by)
    },
  }
  try {
    await works.run({ callId, title, kind: 'making' }, (sql) => importParts(sql, snapshot, options))
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
  const { snapshot, truth } = makeSyntheticCall({
    id: callId,
    title: words.call(proposals),
    proposals,
    reviewers: Math.ceil((proposals * reviewsEach) / reviewsOfOne),
    reviewersPerProposal: reviewsEach,
    seed: callId,
    ...(machine !== undefined && { machine }),
  })
  const finish = (sql: Statements) => {
    sql.run('UPDATE Call SET truth = ? WHERE id = ?', canonicalJson(truth), callId)
    writeDanishNames(sql, callId)
  }
  const named = withNames(snapshot, words)
  return makeRound(workshop, { kind: 'synthetic', callId, snapshot: named, stage, finish }, by)
}

/** Titles and institutions of the source, by number: of people nothing comes along. */
function namesOf(sql: Statements, callId: string) {
  const rows = sql.all(
    'SELECT number, title, institution, careerStage, firstTime FROM Proposal WHERE callId = ?',
    callId,
  )
  return new Map(
    rows.map((row) => [
      String(row['number']),
      {
        title: String(row['title']),
        institution: String(row['institution']),
        ...(typeof row['careerStage'] === 'string' && { careerStage: row['careerStage'] }),
        ...(typeof row['firstTime'] === 'number' && { firstTime: row['firstTime'] === 1 }),
      },
    ]),
  )
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
  const { text } = await readSnapshotText(app.sql, from)
  const source = snapshotSchema.parse(JSON.parse(text))
  const callId = freshId(app, from)
  const names = namesOf(app.sql, from)
  const snapshot = {
    ...source,
    call: { ...source.call, id: callId, title: inventedWords[language].copy(source.call.title) },
    proposals: source.proposals.map((proposal) => ({ ...proposal, ...names.get(proposal.id) })),
  }
  const finish = (sql: Statements) => copyRules(sql, { from, to: callId })
  return makeRound(
    workshop,
    { kind: 'copy', callId, snapshot: snapshotSchema.parse(snapshot), stage, finish },
    by,
  )
}
