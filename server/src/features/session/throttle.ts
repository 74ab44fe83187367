import { DomainError } from '@furrow/core/errors'

interface Limits {
  readonly tries: number
  readonly minutes: number
}

interface Failures {
  readonly count: number
  readonly since: number
}

const remembered = 20_000

/** Counts failures per address, known or not, and asks for patience after too many. */
export function makeThrottle({ tries, minutes }: Limits) {
  const failures = new Map<string, Failures>()
  const windowMilliseconds = minutes * 60_000
  const recent = (key: string, now: number) => {
    const found = failures.get(key)
    return found !== undefined && now - found.since < windowMilliseconds ? found : { count: 0, since: now }
  }
  return {
    check: (key: string, now: number) => {
      const { count, since } = recent(key, now)
      if (count < tries) return
      const retryAfterSeconds = Math.ceil((since + windowMilliseconds - now) / 1000)
      throw new DomainError(
        'too-many-requests',
        `Too many tries. Wait ${minutes} minutes, or reset the password.`,
        {
          retryAfterSeconds,
        },
      )
    },
    failed: (key: string, now: number) => {
      if (failures.size >= remembered) failures.clear()
      const { count, since } = recent(key, now)
      failures.set(key, { count: count + 1, since })
    },
    succeeded: (key: string) => {
      failures.delete(key)
    },
  }
}
