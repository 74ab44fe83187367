import type { Actor } from '@furrow/core/access/roles'
import { machineBody } from '@furrow/core/contract/settings'
import type { MachineBody, MachineView } from '@furrow/core/contract/settings'
import { audit } from '../../plugins/audit.ts'
import { priceListOf } from '../../plugins/award-values.ts'
import type { Db, Tx } from '../../plugins/database.ts'
import { ownMachine } from '../../plugins/own-machine.ts'
import { notFound } from '../../plugins/errors.ts'
import { requireChanged } from '../../plugins/versions.ts'
import { changedFields } from './changed-fields.ts'

/** The machine that is shared out; the oldest row if there are several. */
export async function readMachine(db: Db): Promise<MachineView> {
  const machine = await db.machine.findFirst({ where: ownMachine, orderBy: [{ id: 'asc' }] })
  if (machine === null) throw notFound()
  const { updatedAt, provenance, priceList, ...fields } = machine
  return {
    ...fields,
    updatedAt: updatedAt.toISOString(),
    provenance: machineBody.shape.provenance.parse(provenance),
    priceList: priceListOf(priceList),
  }
}

interface Asked {
  readonly actor: NonNullable<Actor>
  readonly at: Date
  readonly requestId: string
  readonly version: number
}

/** Calls that have a decision keep the numbers of their record; everything else shows the new ones at once. */
export async function changeMachine(tx: Tx, body: MachineBody, asked: Asked): Promise<MachineView> {
  const before = await readMachine(tx)
  const { count } = await tx.machine.updateMany({
    where: { id: before.id, version: asked.version },
    data: { ...body, updatedAt: asked.at, version: { increment: 1 } },
  })
  requireChanged(count)
  await audit(tx, {
    ...asked,
    action: 'settings.machine-changed',
    objectType: 'machine',
    objectId: before.id,
    detail: { changed: changedFields(before, body) },
  })
  return readMachine(tx)
}
