import type { Snapshot } from '@furrow/core/contract/snapshot'
import type { ScoresDocument } from '@furrow/core/contract/scores'
import { scoreDocument, type ScoreDocumentOptions } from '@furrow/core/ranking/score-document'
import { scenarioOf } from '../allocation/calls.ts'

/** What the document says of one proposal. @throws where it says nothing */
export const row = ({ proposals }: ScoresDocument, id: string) => {
  const found = proposals.find(({ proposal }) => proposal === id)
  if (found === undefined) throw new Error(`no row ${id}`)
  return found
}

/** The scores of a call under a scenario of which only this is not as usual. */
export const document = (call: Snapshot, rest: object = {}, options: ScoreDocumentOptions = { draws: 0 }) =>
  scoreDocument(call, scenarioOf(rest, call), options)
