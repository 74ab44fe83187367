import { z } from 'zod'
import { priceListSchema } from './price-list.ts'
import { line } from './text.ts'

const positive = (max: number) => z.number().positive('Use a number above 0.').max(max)
const notNegative = (max: number) => z.number().min(0, 'Use 0 or more.').max(max)

/** Where a number comes from; an assumed one carries a badge wherever it is shown. */
const provenance = z.record(
  z.string().regex(/^[A-Za-z]{1,40}$/),
  z.strictObject({
    assumed: z.boolean(),
    source: z.string().max(300),
    /** The year that the number describes. */
    year: z.exactOptional(z.number().int().min(1990).max(2200)),
  }),
)

const fields = {
  name: line(100),
  owner: line(200),
  funders: line(300),
  gpuModel: line(100),
  gpus: z.number().int().min(1).max(10_000_000),
  gpusPerNode: z.number().int().min(1).max(1024),
  kwhPerGpuHour: positive(100),
  ratedKwhPerGpuHour: positive(100),
  pue: z.number().min(1, 'PUE is at least 1.').max(5),
  gramsPerKwhLocation: notNegative(5000),
  gramsPerKwhMarket: notNegative(5000),
  pricePerGpuHour: notNegative(1_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency, such as DKK.'),
  provenance,
  priceList: priceListSchema,
}

export const machineBody = z.strictObject(fields)
export type MachineBody = z.infer<typeof machineBody>

export const machineView = z.object({
  id: z.string(),
  ...fields,
  updatedAt: z.string(),
  version: z.number().int(),
})
export type MachineView = z.infer<typeof machineView>
