import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import { freezeLetters } from '../../server/src/features/decisions/letter-freeze.ts'
import { makePrepare } from '../../server/src/features/decisions/letter-prepare.ts'
import { draftOf, proposeDecision } from '../../server/src/features/decisions/propose.ts'
import { releaseDecision } from '../../server/src/features/decisions/release.ts'
import { signDecision } from '../../server/src/features/decisions/sign.ts'
import { openStore, type Store } from '../../server/src/plugins/database.ts'
import type { Doer } from '../../server/src/plugins/doer.ts'
import { readSnapshotText } from '../../server/src/plugins/snapshot.ts'
import { seededFolder } from '../browser/harness/seeded-folder.ts'
import { importSynthetic } from './import-synthetic.ts'
import { prepareByParts, sendStopped } from './letters.ts'
import { syntheticSnapshot } from './synthetic-call.ts'

type Figures = Record<string, number>

const root = join(import.meta.dirname, '..', '..')
const publicUrl = 'https://furrow.invalid'
const content = { format: 'furrow.scenario/1', policy: { kind: 'cutoff' } }

async function seconds<T>(work: () => Promise<T>): Promise<[number, T]> {
  const startedAt = performance.now()
  const value = await work()
  return [(performance.now() - startedAt) / 1000, value]
}

async function doerOf({ db }: Store, persona: string): Promise<Doer> {
  const { id, name } = await db.person.findFirstOrThrow({ where: { persona } })
  return { actor: { personId: id, name }, at: new Date(), requestId: randomUUID() }
}

/** Imported reviews have no text; letters with one are longer. */
const writeReviewTexts = (store: Store, callId: string) =>
  store.write(
    (tx) => tx.$executeRaw`UPDATE "Review" SET "textForApplicant" =
      'The question is clear and the plan is sound; the estimate of hours for ' || "id" || ' could be shown in more detail.'
      WHERE "callId" = ${callId}`,
  )

/** An invented call with reviews, decided and signed by the product's own functions. @returns its decision */
async function signed(store: Store, proposals: number): Promise<string> {
  const callId = `synthetic-${proposals}`
  await importSynthetic(store, syntheticSnapshot({ proposals, reviewsEach: 5, seed: 7 }))
  await writeReviewTexts(store, callId)
  const [officer, director] = [await doerOf(store, 'officer'), await doerOf(store, 'director')]
  const { id: scenarioId } = await store.write((tx) =>
    tx.scenario.create({ data: { callId, name: 'Bench', content, ownerId: officer.actor.personId } }),
  )
  const snapshot = await readSnapshotText(store.sql, callId)
  const { personId } = officer.actor
  const drafting = { callId, personId, snapshot, scenarioId, overrides: [], note: '' }
  const drafted = await draftOf(store.db, drafting)
  const outcomeHash = sha256(canonicalJson(drafted.outcome))
  const proposing = { ...drafting, ...drafted, outcomeHash }
  const decisionId = await store.write((tx) => proposeDecision(tx, proposing, officer))
  const signing = { decisionId, secretKey: new Uint8Array(32).fill(7) }
  await store.write((tx) => signDecision(tx, signing, director))
  return decisionId
}

/** The letters are prepared while the decision is held; the release freezes and stores them all at once. */
async function release(store: Store, decisionId: string) {
  const by = await doerOf(store, 'director')
  const prepare = makePrepare(store)
  const [preparing] = await seconds(() => prepare(decisionId, Infinity))
  const freezing = { store, prepare, publicUrl }
  const [freezes, frozen] = await seconds(() => freezeLetters(freezing, decisionId, by.at))
  const [stores] = await seconds(() =>
    store.write((tx, sql) => releaseDecision({ tx, sql }, { decisionId, frozen, publicUrl }, by)),
  )
  return { preparing, freezes, stores }
}

async function measureRelease(store: Store): Promise<Figures> {
  const [before, decisionId] = await seconds(() => signed(store, 10_000))
  const { preparing, freezes, stores } = await release(store, decisionId)
  if ((await store.db.letter.count({ where: { decisionId } })) !== 10_000)
    throw new Error('Not every proposal has its letter.')
  return {
    'release of 10,000 decisions (s)': freezes + stores,
    '  of which letters are written, before the transaction': freezes,
    '  of which the transaction': stores,
    '  beforehand: letters prepared and held': preparing,
    '  beforehand: call imported, proposed and signed': before,
  }
}

async function measureLetters(store: Store): Promise<Figures> {
  const decisionId = await signed(store, 1000)
  const by = await doerOf(store, 'director')
  const [preparing, parts] = await seconds(() => prepareByParts(store, decisionId))
  const { freezes, stores } = await release(store, decisionId)
  const [sends, sent] = await seconds(() => sendStopped(store, decisionId, by))
  return {
    'letters, mail and PDF, for 1,000 (s)': preparing + freezes + stores + sends,
    '  of which prepared, with what would have changed each answer': preparing,
    '  steps of the progress seen meanwhile, stopped once and gone on': parts,
    '  of which mails with their PDFs': sends,
    '  steps of their progress seen, stopped once and gone on': sent.steps,
    'mails of letters that went out after they were stopped': sent.afterStop,
    'mails of letters that went out twice': sent.twice,
  }
}

/** A release of 10,000, and the letters of 1,000 from their first line to the mail server. */
export async function measureReleases(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'furrow-bench-'))
  cpSync(await seededFolder(root), folder, { recursive: true })
  const store = await openStore(join(folder, 'furrow.db'))
  try {
    return { ...(await measureLetters(store)), ...(await measureRelease(store)) }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
