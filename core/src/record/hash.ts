import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export const utf8 = utf8ToBytes

/** The 32 bytes of the SHA-256 of a text in UTF-8. */
export const sha256Bytes = (text: string): Uint8Array => digest(utf8ToBytes(text))

/** `sha256:` and the lower-case hexadecimal SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => `sha256:${bytesToHex(sha256Bytes(text))}`

/** The 32 bytes of the SHA-256 of bytes that follow one another. */
export type Sha256 = (parts: readonly Uint8Array[]) => Uint8Array

/** Runs everywhere; a platform's own takes a tenth of the time over megabytes. */
const portable: Sha256 = (parts) => {
  const running = digest.create()
  for (const part of parts) running.update(part)
  return running.digest()
}

/** `sha256:` and the lower-case hexadecimal SHA-256 of bytes that follow one another. */
export const sha256OfParts = (parts: readonly Uint8Array[], of: Sha256 = portable): string =>
  `sha256:${bytesToHex(of(parts))}`
