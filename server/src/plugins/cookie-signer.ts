import { Signer } from '@fastify/cookie'

const remembered = 5000

/**
 * Signs session ids with HMAC-SHA256. The recent ones are remembered: every request shows one, and the session
 * library signs it again. Only what we signed is kept, so nobody fills the memory from outside.
 */
export function makeCookieSigner(secret: string) {
  const signer = new Signer(secret)
  const signedOf = new Map<string, string>()
  const valueOf = new Map<string, string>()
  const remember = (signed: string, value: string) => {
    const [oldest] = valueOf
    if (valueOf.size >= remembered && oldest !== undefined) {
      valueOf.delete(oldest[0])
      signedOf.delete(oldest[1])
    }
    valueOf.set(signed, value)
    signedOf.set(value, signed)
  }
  return {
    sign: (value: string): string => signedOf.get(value) ?? signer.sign(value),
    unsign: (signed: string) => {
      const known = valueOf.get(signed)
      if (known !== undefined) return { valid: true, renew: false, value: known } as const
      const answer = signer.unsign(signed)
      if (answer.valid && !answer.renew) remember(signed, answer.value)
      return answer
    },
  }
}
