import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 1023px)'

/** Made once: to make one takes a tenth of a millisecond, and a drawing of the page asks some times. */
let query: MediaQueryList | undefined
const asked = (): MediaQueryList => (query ??= globalThis.matchMedia(narrow))

function subscribe(onChange: () => void) {
  asked().addEventListener('change', onChange)
  return () => asked().removeEventListener('change', onChange)
}

/** Whether the side panels are sheets above the page instead of beside the ranking. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => asked().matches)
