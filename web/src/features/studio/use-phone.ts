import { useSyncExternalStore } from 'react'

/** Below these widths a panel is a sheet above the page instead of beside the ranking. */
const widths = { tune: '(max-width: 1023px)', why: '(max-width: 1279px)' } as const

/** Made once: to make one takes a tenth of a millisecond, and a drawing of the page asks some times. */
const queries = new Map<string, MediaQueryList>()

function asked(width: string): MediaQueryList {
  const query = queries.get(width) ?? globalThis.matchMedia(width)
  queries.set(width, query)
  return query
}

const makeSubscribe = (width: string) => (onChange: () => void) => {
  asked(width).addEventListener('change', onChange)
  return () => asked(width).removeEventListener('change', onChange)
}

const subscribes = { tune: makeSubscribe(widths.tune), why: makeSubscribe(widths.why) }

/** Whether the controls are a sheet, and the table one of a phone. */
export const usePhone = (): boolean => useSyncExternalStore(subscribes.tune, () => asked(widths.tune).matches)

/** Whether why is a sheet: on a phone, and where the ranking needs its room. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribes.why, () => asked(widths.why).matches)
