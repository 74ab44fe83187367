import type { Role } from '@furrow/core/access/roles'
import type { Action } from '@furrow/core/access/table'
import type { TestApp } from '../harness/app.ts'
import type { Ask } from '../harness/client.ts'
import type { Case, Made } from './matrix-world.ts'

export interface AskInput {
  readonly test: TestApp
  readonly made: Made
  readonly action: Action
  readonly kind: Case
}

/**
 * How one route is asked, where its address or its answer needs more than the objects of the cell. Without an
 * asker the address is filled from the cell, and the body is empty: access is decided before the body is read.
 */
export interface Asker {
  /** `POST /api/calls/:callId/open` */
  readonly route: string
  /** Parameters of the address beside those of the cell, made for this one question. */
  readonly params?: (input: AskInput) => Promise<Readonly<Record<string, string>>>
  /** Query (`?email=…`), headers, body. */
  readonly query?: string
  readonly ask?: Ask
  /** What the route serves is not made for the cell, so that 404 may also follow access that was granted. */
  readonly absentIsAllowed?: boolean
  /** What the condition of the table refuses beyond the cell. */
  readonly refused?: (role: Role, kind: Case) => boolean
}
