import { useEffect, useRef, useState } from 'react'

const restMilliseconds = 150

/**
 * The value once it has rested: what is not part of the frame of a move waits for it. One timer for a whole drag;
 * to set and take back one with each move costs more than the move.
 */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  const latest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    latest.current = value
    if (timer.current !== null || value === rested) return
    const wait = (seen: T) => {
      timer.current = setTimeout(() => {
        if (latest.current !== seen) return wait(latest.current)
        timer.current = null
        setRested(() => seen)
      }, restMilliseconds)
    }
    wait(value)
  }, [value, rested])
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  return rested
}
