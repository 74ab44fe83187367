import { useState, type FormEvent } from 'react'

/** A form that sends once: what went wrong stays beside it, what was typed stays in it. */
export function useSubmit(send: () => Promise<void>) {
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    setError(null)
    try {
      await send()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void run()
  }
  return { onSubmit, error, busy }
}
