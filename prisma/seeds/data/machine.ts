const PROGRAMME = 'Published by the Danish Centre for AI Innovation'
const ASSUMED = 'Assumed for practice; change it in the settings'

/** In kind for everybody but companies, who pay. */
const PRICES = [
  { applicantKind: null, perGpuHour: 20, validFrom: '2024-01-01', paying: false, assumed: true },
  { applicantKind: 'public-research', perGpuHour: 20, validFrom: '2024-01-01', paying: false, assumed: true },
  { applicantKind: 'hospital', perGpuHour: 20, validFrom: '2024-01-01', paying: false, assumed: true },
  { applicantKind: 'company', perGpuHour: 20, validFrom: '2024-01-01', paying: true, assumed: true },
]

const FUNDERS = [
  { name: 'Novo Nordisk Foundation', shareFraction: 0.85, assumed: true },
  { name: 'Export and Investment Fund of Denmark', shareFraction: 0.15, assumed: true },
]

/** Gefion. Counts are published; energy, carbon and price are settings that carry the badge "assumed". */
export const gefion = {
  id: 'gefion',
  name: 'Gefion',
  owner: 'Danish Centre for AI Innovation',
  funders: 'Novo Nordisk Foundation and the Export and Investment Fund of Denmark',
  gpuModel: 'NVIDIA H100',
  gpus: 1528,
  gpusPerNode: 8,
  // 7.75 kW a node in typical training; 10.2 kW rated.
  kwhPerGpuHour: 0.969,
  ratedKwhPerGpuHour: 1.275,
  pue: 1.25,
  gramsPerKwhLocation: 135,
  gramsPerKwhMarket: 0,
  pricePerGpuHour: 20,
  currency: 'DKK',
  priceList: { rows: PRICES, funders: FUNDERS },
  provenance: {
    gpus: { assumed: false, source: PROGRAMME, year: 2024 },
    gpusPerNode: { assumed: false, source: `${PROGRAMME}; 191 nodes of 8 is arithmetic`, year: 2024 },
    kwhPerGpuHour: {
      assumed: true,
      source: `7.75 kW a node of 8 in typical training. ${ASSUMED}`,
      year: 2024,
    },
    ratedKwhPerGpuHour: { assumed: true, source: `10.2 kW rated for a node of 8. ${ASSUMED}`, year: 2024 },
    pue: { assumed: true, source: ASSUMED, year: 2024 },
    gramsPerKwhLocation: {
      assumed: true,
      source: `Average of the Danish grid, location-based. ${ASSUMED}`,
      year: 2024,
    },
    gramsPerKwhMarket: {
      assumed: true,
      source: `Matched renewable energy, market-based. ${ASSUMED}`,
      year: 2024,
    },
    pricePerGpuHour: { assumed: true, source: ASSUMED, year: 2024 },
  },
}
