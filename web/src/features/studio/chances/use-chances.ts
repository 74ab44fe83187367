import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { scoringKey, tuningKey, type Draft } from '../draft.ts'
import type { Studies } from '../studies.ts'
import { useStudy } from '../use-study.ts'
import type { ChancesFound } from './chances-view.ts'

type Kept = { readonly tuning: string; readonly scoring: string; readonly found: ChancesFound }

/** Scenarios whose draws are kept: who goes back to one finds them there. */
const keptAtMost = 8

/** How the draws fit what is seen: their chances, or their ranks too, may be those of another scenario. */
export type Staleness = 'fresh' | 'awards' | 'all'

/**
 * The draws of what is seen, or the last ones, and whether they still fit.
 * @param isAsked the address asks for them: they begin at once
 */
export function useChances(studies: Studies, draft: Draft, isAsked: boolean) {
  const { state, start, end } = useStudy(studies)
  const [kept, setKept] = useState<readonly Kept[]>([])
  const [isWanted, setWanted] = useState(isAsked)
  const own = useMemo(() => ({ tuning: tuningKey(draft), scoring: scoringKey(draft) }), [draft])
  const draw = useCallback(async () => {
    setWanted(true)
    const findings = await start(draft, { kind: 'chances' })
    if (findings?.kind !== 'chances') return
    const entry = { ...own, found: findings.chances }
    setKept((before) =>
      [entry, ...before.filter(({ tuning }) => tuning !== entry.tuning)].slice(0, keptAtMost),
    )
  }, [start, draft, own])
  const isDue = useRef(isAsked)
  useEffect(() => {
    if (!isDue.current) return
    isDue.current = false
    void draw()
  }, [draw])
  const stop = () => {
    end()
    if (kept.length === 0) setWanted(false)
  }
  const shown =
    kept.find(({ tuning }) => tuning === own.tuning) ??
    kept.find(({ scoring }) => scoring === own.scoring) ??
    kept[0]
  const staleness: Staleness =
    shown?.tuning === own.tuning ? 'fresh' : shown?.scoring === own.scoring ? 'awards' : 'all'
  return { state, isWanted, draw: () => void draw(), end: stop, found: shown?.found ?? null, staleness }
}

export type ChancesState = ReturnType<typeof useChances>
