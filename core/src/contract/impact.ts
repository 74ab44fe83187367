import { z } from 'zod'
import { applicantKinds } from './proposal-limits.ts'

const footprint = {
  hours: z.number(),
  awards: z.number(),
  kwh: z.number(),
  /** kg CO₂e by the location-based and the market-based method. */
  kgLocation: z.number(),
  kgMarket: z.number(),
}

/** What the awarded hours of all released calls are for. Only what is public of awards anyway. */
export const impactView = z.object({
  practice: z.boolean(),
  calls: z.array(z.object({ id: z.string(), title: z.string(), releasedAt: z.string(), hours: z.number() })),
  total: z.object(footprint),
  areas: z.array(z.object({ id: z.string(), name: z.string(), nameDa: z.string().nullable(), ...footprint })),
  kinds: z.array(
    z.object({ kind: z.enum(applicantKinds).nullable(), hours: z.number(), awards: z.number() }),
  ),
  /** Hours of public applicants, of companies, and of those who did not say. */
  sectors: z.object({ public: z.number(), private: z.number(), unsaid: z.number() }),
  projects: z.array(
    z.object({
      callId: z.string(),
      proposal: z.string(),
      title: z.string(),
      area: z.string(),
      institution: z.string(),
      kind: z.enum(applicantKinds).nullable(),
      purpose: z.string(),
      beneficiaries: z.string(),
      hours: z.number(),
    }),
  ),
  /** The numbers that energy and carbon are computed from. */
  figures: z.array(
    z.object({
      name: z.enum(['kwhPerGpuHour', 'pue', 'gramsPerKwhLocation', 'gramsPerKwhMarket']),
      value: z.number(),
      assumed: z.boolean(),
      source: z.string(),
      year: z.number().nullable(),
    }),
  ),
})
export type ImpactView = z.infer<typeof impactView>
