import { parseSnapshot, type Snapshot } from '@furrow/core/contract/snapshot'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import { normalSnapshot } from '@furrow/core/record/normal-form'

/** @throws where the text is no snapshot */
export const read = (json: unknown): Snapshot => {
  const parsed = parseSnapshot(json)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}

/** What an export holds: the normal form without what tells who applied, under the id that the call has here. */
export const expected = (given: Snapshot, id: string): string => {
  const snapshot = normalSnapshot(given)
  const proposals = snapshot.proposals.map(
    ({ title: _t, institution: _i, careerStage: _c, firstTime: _f, ...proposal }) => proposal,
  )
  return canonicalJson({ ...snapshot, call: { ...snapshot.call, id }, proposals })
}
