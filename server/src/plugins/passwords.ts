import { hash, verify } from '@node-rs/argon2'

/** OWASP's minimum for argon2id, the package's default kind: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 4

let running = 0
const waiting: (() => void)[] = []

/** At most four hashes at a time: 50 people who sign in at once must not take a gigabyte. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, options))

/** Hash of a password that nobody knows: an unknown address takes as long as a known one. */
let decoy: Promise<string> | undefined

export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has chosen')
  const against = stored ?? (await decoy)
  const holds = await inTurn(() => verify(against, password))
  return holds && stored !== null
}
