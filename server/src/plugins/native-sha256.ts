import type { Sha256 } from '@furrow/core/record/hash'
import { createHash } from 'node:crypto'

/** Node's own, for snapshots of megabytes. */
export const nativeSha256: Sha256 = (parts) => {
  const running = createHash('sha256')
  for (const part of parts) running.update(part)
  return running.digest()
}
