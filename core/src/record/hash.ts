import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export const utf8 = utf8ToBytes

/** The 32 bytes of the SHA-256 of a text in UTF-8. */
export const sha256Bytes = (text: string): Uint8Array => digest(utf8ToBytes(text))

/** `sha256:` and the lower-case hexadecimal SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => `sha256:${bytesToHex(sha256Bytes(text))}`

/** The same of bytes that follow one another. */
export function sha256OfParts(parts: readonly Uint8Array[]): string {
  const running = digest.create()
  for (const part of parts) running.update(part)
  return `sha256:${bytesToHex(running.digest())}`
}
