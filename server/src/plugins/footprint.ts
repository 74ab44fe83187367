import type { DecisionFootprint } from '@furrow/core/contract/decisions'
import { machineView } from '@furrow/core/contract/settings'
import { snapshotSchema, type SnapshotMachine } from '@furrow/core/contract/snapshot'
import { energyOf, printedEnergy } from '@furrow/core/machine/energy'

/** The machine of the call as it stands today, with where its numbers come from. */
export interface MachineToday {
  readonly kwhPerGpuHour: number
  readonly pue: number
  readonly gramsPerKwhLocation: number
  readonly gramsPerKwhMarket: number
  readonly pricePerGpuHour: number
  readonly provenance: unknown
}

export const machineTodayFields = {
  kwhPerGpuHour: true,
  pue: true,
  gramsPerKwhLocation: true,
  gramsPerKwhMarket: true,
  pricePerGpuHour: true,
  provenance: true,
} as const

/** A number counts as measured only if it is the one that was measured: a decision keeps the older one. */
function assumedOf({ energy, price }: SnapshotMachine, today: MachineToday): string[] {
  const sources = machineView.shape.provenance.safeParse(today.provenance)
  const used = {
    kwhPerGpuHour: energy.kwhPerGpuHour,
    pue: energy.pue,
    gramsPerKwhLocation: energy.gramsPerKwh.location,
    gramsPerKwhMarket: energy.gramsPerKwh.market,
    pricePerGpuHour: price.perGpuHour,
  }
  const names = [
    'kwhPerGpuHour',
    'pue',
    'gramsPerKwhLocation',
    'gramsPerKwhMarket',
    'pricePerGpuHour',
  ] as const
  return names.filter((name) => sources.data?.[name]?.assumed !== false || used[name] !== today[name])
}

/** Energy, carbon and cost of awarded hours on the machine that a snapshot names; null where it names none. */
export function footprintOf(
  machine: SnapshotMachine | undefined,
  hours: number,
  today: MachineToday,
): DecisionFootprint | null {
  if (machine === undefined) return null
  const { name, price } = machine
  const used = energyOf(hours, machine)
  return {
    machine: name,
    ...used,
    ...printedEnergy(used),
    currency: price.currency,
    assumed: assumedOf(machine, today),
  }
}

/** The machine of a stored snapshot, without reading the rest of it again. */
export function machineOf(snapshotText: string): SnapshotMachine | undefined {
  const stored: unknown = JSON.parse(snapshotText)
  return snapshotSchema.pick({ machine: true }).loose().parse(stored).machine
}
