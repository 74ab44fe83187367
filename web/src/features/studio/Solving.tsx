import { useEffect, useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { Progress } from './use-studio.ts'

type SolvingProps = { progress: Extract<Progress, { status: 'running' }>; onCancel: () => void }

/** So long an exact choice may take without a word: small calls answer before anybody has read it. */
const quietMilliseconds = 300

function useSeconds(since: number): number {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timers = [
      setTimeout(() => setNow(Date.now()), quietMilliseconds),
      setInterval(() => setNow(Date.now()), 1000),
    ]
    return () => timers.forEach(clearInterval)
  }, [])
  return (now - since) / 1000
}

/** How far the exact choice is, as far as its solver says, whose numbers are seen meanwhile, and the way out. */
export function Solving({ progress, onCancel }: SolvingProps) {
  const { since, models } = progress
  const seconds = Math.max(0, useSeconds(since))
  if (seconds * 1000 < quietMilliseconds) return null
  return (
    <p className="row small" data-solving={models}>
      <span>{m.studio_solver_waiting()}</span>
      <span className="muted number" aria-live="off">
        {models === 0
          ? m.studio_solver_loading({ seconds: formatNumber(Math.round(seconds)) })
          : m.studio_solver_models({ n: formatNumber(models), seconds: formatNumber(Math.round(seconds)) })}
      </span>
      <Button size="small" onClick={onCancel}>
        {m.studio_solver_cancel()}
      </Button>
    </p>
  )
}
