import { randomUUID } from 'node:crypto'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { importSnapshot } from '../../server/src/plugins/import/import-snapshot.ts'
import type { Store } from '../../server/src/plugins/database.ts'

const withTitle = <T extends { readonly id: string }>(proposal: T) => ({
  ...proposal,
  title: `Invented proposal ${proposal.id} about a question of its field`,
  institution: 'University of Invention',
})

/** Imports an invented call as the command does, with a seed that is the same each time. */
export async function importSynthetic(
  store: Store,
  snapshot: SnapshotInput,
  { titles = true }: { readonly titles?: boolean } = {},
): Promise<void> {
  const { proposals = [] } = snapshot
  const parsed = parseSnapshot(titles ? { ...snapshot, proposals: proposals.map(withTitle) } : snapshot)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors[0]))
  const randomBytes = (length: number) => Buffer.alloc(length, 7)
  await importSnapshot(store, parsed.value, { now: new Date(), randomBytes, randomId: () => randomUUID() })
}
