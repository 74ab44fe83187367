import type { Solver } from '@furrow/core/allocation/solver'
import type { Issue, ParseResult } from '@furrow/core/contract/issue'
import { parseRecord, type DecisionRecord } from '@furrow/core/contract/record'
import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import { readJson } from '@furrow/core/record/read-json'
import { recordHash } from '@furrow/core/record/sign'
import { verifyRecord } from '@furrow/core/record/verify'
import type { VerifyAnswer, VerifyAsk } from './verify-messages.ts'

class Unreadable extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super('A file does not fit its schema.')
    this.problems = problems
  }
}

class Unreachable extends Error {}

/** As many wrong fields as a person reads; a file of another kind has hundreds. */
const shownProblems = 8

const problemOf = ({ path, message }: Issue): string => (path === '' ? message : `${path}: ${message}`)

function readAs<T>(json: unknown, parse: (json: unknown) => ParseResult<T>): T {
  const parsed = parse(json)
  if (!parsed.ok) throw new Unreadable(parsed.errors.slice(0, shownProblems).map(problemOf))
  return parsed.value
}

async function fetchJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { credentials: 'same-origin' })
    if (response.ok) return jsonOf(await response.text())
  } catch (error) {
    if (error instanceof Unreadable) throw error
    // All else is told in the same words as an answer that is no file.
  }
  throw new Unreachable()
}

function jsonOf(text: string): unknown {
  const read = readJson(text)
  if (read.ok) return read.value
  const { line, column, expected } = read.damage
  throw new Unreadable([`${line}:${column}: ${expected}.`])
}

const formatOf = (json: unknown): unknown => Reflect.get(Object(json), 'format')

type Files = { record: DecisionRecord; snapshot?: Snapshot; chosen: boolean }

/** A chosen file stands in for the published one of its format; any other is read as a record and so refused. */
async function readFiles({ chosen, recordUrl, snapshotUrl }: VerifyAsk): Promise<Files> {
  const given = chosen.map(jsonOf)
  const ownSnapshot = given.find((json) => formatOf(json) === 'furrow.snapshot/1')
  const ownRecord = given.find((json) => json !== ownSnapshot)
  const record = readAs(ownRecord ?? (await fetchJson(recordUrl)), parseRecord)
  const published = ownSnapshot ?? (snapshotUrl === null ? undefined : await fetchJson(snapshotUrl))
  const files = { record, chosen: given.length > 0 }
  return published === undefined ? files : { ...files, snapshot: readAs(published, parseSnapshot) }
}

const keyOf = (json: unknown): { key?: string } => {
  const key: unknown = Reflect.get(Object(json), 'publicKey')
  return typeof key === 'string' ? { key } : {}
}

/** Each record of a chain is published: one from the disk may be an earlier one than the page shows. */
function publishedHashOf(record: DecisionRecord, { recordUrls, publishedHash }: VerifyAsk): string {
  const hash = recordHash(record)
  return Object.hasOwn(recordUrls, hash) ? hash : publishedHash
}

async function verify(ask: VerifyAsk, loadSolver: () => Promise<Solver | undefined>): Promise<VerifyAnswer> {
  const { record, snapshot, chosen } = await readFiles(ask)
  const key = keyOf(await fetchJson(ask.keyUrl))
  const isExact = snapshot !== undefined && record.scenario.policy.kind === 'knapsack'
  const solver = isExact ? await loadSolver() : undefined
  if (isExact && solver === undefined) return { kind: 'needs-solver' }
  const previousUrl = record.previous === null ? undefined : ask.recordUrls[record.previous]
  const previous =
    previousUrl === undefined ? {} : { previous: readAs(await fetchJson(previousUrl), parseRecord) }
  const startedAt = performance.now()
  const evidence = { record, publishedHash: publishedHashOf(record, ask), ...key, ...previous }
  const verification = verifyRecord({
    ...evidence,
    ...(snapshot !== undefined && { snapshot }),
    ...(solver !== undefined && { solver }),
  })
  return {
    kind: 'verdict',
    verification,
    proposals: snapshot?.proposals.length ?? 0,
    reviews: snapshot?.reviews.length ?? 0,
    milliseconds: performance.now() - startedAt,
    chosen,
  }
}

function answerTo(error: unknown): VerifyAnswer {
  if (error instanceof Unreadable) return { kind: 'unreadable', problems: error.problems }
  return { kind: error instanceof Unreachable ? 'unreachable' : 'failed' }
}

/** Verifies in this worker what the page asks for. @param loadSolver resolves undefined where there is none */
export function serveVerification(loadSolver: () => Promise<Solver | undefined>): void {
  globalThis.addEventListener('message', ({ data }: MessageEvent<VerifyAsk>) => {
    void verify(data, loadSolver)
      .catch(answerTo)
      .then((answer) => globalThis.postMessage(answer))
  })
}
