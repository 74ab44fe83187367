import { printed } from '../scoring/rounding.ts'

/** What the energy and the price of a machine depend on; the `machine` of a snapshot has this shape. */
export interface EnergyModel {
  readonly gpusPerNode: number
  readonly energy: {
    /** At the node, per GPU-hour. */
    readonly kwhPerGpuHour: number
    /** Power usage effectiveness: what the hall draws for each unit that the nodes draw. */
    readonly pue: number
    readonly gramsPerKwh: { readonly location: number; readonly market: number }
  }
  readonly price: { readonly perGpuHour: number; readonly currency: string }
}

export interface Footprint {
  readonly kwh: number
  /** kg CO₂e by the location-based and by the market-based method (GHG Protocol, Scope 2 Guidance, 2015). */
  readonly kgLocation: number
  readonly kgMarket: number
  readonly nodeHours: number
  readonly cost: number
}

/** Energy, carbon by both methods, node-hours and cost of an amount of GPU-hours on a machine. */
export function energyOf(gpuHours: number, { gpusPerNode, energy, price }: EnergyModel): Footprint {
  const kwh = gpuHours * energy.kwhPerGpuHour * energy.pue
  return {
    kwh,
    kgLocation: (kwh * energy.gramsPerKwh.location) / 1000,
    kgMarket: (kwh * energy.gramsPerKwh.market) / 1000,
    nodeHours: gpuHours / gpusPerNode,
    cost: gpuHours * price.perGpuHour,
  }
}

type Energy = Pick<Footprint, 'kwh' | 'kgLocation' | 'kgMarket'>

/** To the Wh and the gram: what stands behind them in a file is the noise of binary fractions. */
export const printedEnergy = ({ kwh, kgLocation, kgMarket }: Energy): Energy => ({
  kwh: printed(kwh),
  kgLocation: printed(kgLocation),
  kgMarket: printed(kgMarket),
})
