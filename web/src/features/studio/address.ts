import { useEffect } from 'react'
import { decodeDraft, encodeDraft, type Decoded } from './codec.ts'
import type { Draft, Rules } from './draft.ts'

/** A saved scenario as it was when it was opened. */
export type Seen = { readonly id: string; readonly version: number }

/** What an address of the Studio holds, beside the view. */
export type Place = {
  readonly draft: Draft
  readonly proposal: string | null
  readonly scenario: Seen | null
  /** The scenario to compare with; empty for the published rules. */
  readonly against: string
  /** How sure the ranks are was asked for; the draws are seeded, so they show the same again. */
  readonly draws: boolean
}

export type Opened = Place & { readonly problem: Extract<Decoded, { ok: false }>['reason'] | null }

/** `id.version` of the saved scenario. */
function seenOf(text: string | null): Seen | null {
  const found = /^(.{1,64})\.(\d{1,9})$/.exec(text ?? '')
  return found?.[1] === undefined ? null : { id: found[1], version: Number(found[2]) }
}

/** What the address asks for: the published rules where it names no scenario or a damaged one. */
export function readAddress(search: string, rules: Rules): Opened {
  const params = new URLSearchParams(search)
  const text = params.get('s')
  const place = {
    draft: rules.published,
    proposal: params.get('row'),
    scenario: seenOf(params.get('of')),
    against: params.get('vs') ?? '',
    draws: params.get('draws') === '1',
  }
  if (text === null) return { ...place, problem: null }
  const decoded = decodeDraft(text, rules)
  if (!decoded.ok) return { ...place, problem: decoded.reason }
  return { ...place, draft: decoded.draft, problem: null }
}

/** The address of what is seen; what else stands there, as the view, stays. */
export function addressOf({ draft, proposal, scenario, against, draws }: Place): string {
  const params = new URLSearchParams(globalThis.location.search)
  const put = (name: string, value: string | null) => {
    if (value === null || value === '') params.delete(name)
    else params.set(name, value)
  }
  put('s', encodeDraft(draft))
  put('row', proposal)
  put('of', scenario === null ? null : `${scenario.id}.${scenario.version}`)
  put('vs', against)
  put('draws', draws ? '1' : null)
  return `${globalThis.location.pathname}?${params}`
}

/** Keeps the address at what is seen; browsers refuse more than some hundred changes a minute, so it waits. */
export function useAddress(place: Place): void {
  useEffect(() => {
    const timer = setTimeout(
      () => globalThis.history.replaceState(globalThis.history.state, '', addressOf(place)),
      100,
    )
    return () => clearTimeout(timer)
  }, [place])
}
