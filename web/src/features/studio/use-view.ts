import { parseAsStringLiteral, useQueryState } from 'nuqs'

export const studioViews = ['ranking', 'pictures', 'compare', 'calibration', 'truth'] as const
export type StudioView = (typeof studioViews)[number]

/** What the middle of the page shows; it stands in the address, and the browser's back button leads to the one before. */
export const useView = () =>
  useQueryState(
    'view',
    parseAsStringLiteral(studioViews).withDefault('ranking').withOptions({ history: 'push' }),
  )
