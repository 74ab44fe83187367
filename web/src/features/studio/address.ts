import { useEffect } from 'react'
import { decodeDraft, encodeDraft, type Decoded } from './codec.ts'
import type { Draft, Rules } from './draft.ts'

export type Opened = {
  readonly draft: Draft
  readonly problem: Extract<Decoded, { ok: false }>['reason'] | null
  readonly proposal: string | null
}

/** What the address asks for: the published rules where it names no scenario or a damaged one. */
export function readAddress(search: string, rules: Rules): Opened {
  const params = new URLSearchParams(search)
  const text = params.get('s')
  const proposal = params.get('row')
  if (text === null) return { draft: rules.published, problem: null, proposal }
  const decoded = decodeDraft(text, rules)
  if (!decoded.ok) return { draft: rules.published, problem: decoded.reason, proposal }
  return { draft: decoded.draft, problem: null, proposal }
}

/** The address of what is seen; what else stands there, as the view, stays. */
export function addressOf(draft: Draft, proposal: string | null): string {
  const params = new URLSearchParams(globalThis.location.search)
  params.set('s', encodeDraft(draft))
  if (proposal === null) params.delete('row')
  else params.set('row', proposal)
  return `${globalThis.location.pathname}?${params}`
}

/** Keeps the address at what is seen; browsers refuse more than some hundred changes a minute, so it waits. */
export function useAddress(draft: Draft, proposal: string | null): void {
  useEffect(() => {
    const timer = setTimeout(
      () => globalThis.history.replaceState(globalThis.history.state, '', addressOf(draft, proposal)),
      250,
    )
    return () => clearTimeout(timer)
  }, [draft, proposal])
}
