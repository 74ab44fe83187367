import type { PriceList } from '@furrow/core/contract/price-list'
import type { MachineBody, MachineView } from '@furrow/core/contract/settings'

/** An emptied box of a number is empty, not 0: it is asked for before anything is saved. */
type Emptied<T, K extends keyof T> = Omit<T, K> & { readonly [key in K]: number | null }

export type NumberKey =
  | 'gpus'
  | 'gpusPerNode'
  | 'kwhPerGpuHour'
  | 'ratedKwhPerGpuHour'
  | 'pue'
  | 'gramsPerKwhLocation'
  | 'gramsPerKwhMarket'
  | 'pricePerGpuHour'

export type PriceRowDraft = Emptied<PriceList['rows'][number], 'perGpuHour'>
export type FunderDraft = Emptied<PriceList['funders'][number], 'shareFraction'>
export type PriceListDraft = { rows: readonly PriceRowDraft[]; funders: readonly FunderDraft[] }

/** The machine while it is edited. */
export type MachineDraft = Emptied<Omit<MachineBody, 'priceList'>, NumberKey> & { priceList: PriceListDraft }

export const draftOf = ({
  id: _id,
  updatedAt: _updatedAt,
  version: _version,
  ...body
}: MachineView): MachineDraft => body

/** The id of the input of a path, so that what is wrong with it can lead there. */
export const fieldId = (path: string): string => `machine-${path}`

export type ErrorOf = (path: string) => string | undefined

/** What the field of a path takes: its id, and what is wrong with it. */
export const fieldAt = (errorOf: ErrorOf, path: string) => ({ id: fieldId(path), error: errorOf(path) })
