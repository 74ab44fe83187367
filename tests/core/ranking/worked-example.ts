import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { scoreDocument } from '@furrow/core/ranking/score-document'
import { unwrap } from '../allocation/calls.ts'

const docs = join(import.meta.dirname, '..', '..', '..', 'docs')
const example = (name: string): unknown =>
  JSON.parse(readFileSync(join(docs, 'examples', `scores.${name}.json`), 'utf8'))
export const page = readFileSync(join(docs, 'scores.md'), 'utf8')

export const snapshot = unwrap(parseSnapshot(example('snapshot')))
const scenario = unwrap(parseScenario(example('scenario'), snapshot))
/** The example of docs/scores.md, computed. */
export const worked = scoreDocument(snapshot, scenario, { flips: true, reml: true })
