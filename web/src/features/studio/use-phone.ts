import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 1023px)'

function subscribe(onChange: () => void) {
  const query = globalThis.matchMedia(narrow)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Whether the side panels are sheets above the page instead of beside the ranking. */
export const usePhone = (): boolean =>
  useSyncExternalStore(subscribe, () => globalThis.matchMedia(narrow).matches)
