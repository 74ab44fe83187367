import { m } from '../../messages.ts'
import type { NumberKey } from './machine-draft.ts'

/** What a number of the machine is called on the page. */
export const numberName: Readonly<Record<NumberKey, () => string>> = {
  gpus: m.settings_gpus,
  gpusPerNode: m.settings_gpus_per_node,
  kwhPerGpuHour: m.settings_kwh,
  ratedKwhPerGpuHour: m.settings_kwh_rated,
  pue: m.settings_pue,
  gramsPerKwhLocation: m.settings_grams_location,
  gramsPerKwhMarket: m.settings_grams_market,
  pricePerGpuHour: m.settings_price_hour,
}
