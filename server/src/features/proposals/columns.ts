export const formColumns = {
  title: true,
  state: true,
  practice: true,
  budget: true,
  granularity: true,
  deadlineAt: true,
  decisionDueAt: true,
  areas: { select: { key: true, name: true, nameDa: true, maxShare: true }, orderBy: { position: 'asc' } },
  tracks: {
    select: { key: true, name: true, description: true, minHours: true, maxHours: true },
    orderBy: { position: 'asc' },
  },
  sections: {
    select: { key: true, title: true, help: true, maxWords: true, required: true },
    orderBy: { position: 'asc' },
  },
  machine: {
    select: {
      name: true,
      gpus: true,
      gpusPerNode: true,
      kwhPerGpuHour: true,
      pue: true,
      gramsPerKwhLocation: true,
      gramsPerKwhMarket: true,
      pricePerGpuHour: true,
      currency: true,
      provenance: true,
    },
  },
} as const

export const receiptColumns = { ordinal: true, submittedAt: true, hash: true } as const
