import { formatShare } from '../../../ui/format.ts'

/** "65%": draws are right to a point or so, so it has no decimals; a dash where nothing was drawn. */
export const chanceText = (chance: number): string =>
  Number.isNaN(chance) ? '–' : formatShare(Math.round(chance * 100) / 100)
