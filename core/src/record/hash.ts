import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The 32 bytes of the SHA-256 of a text in UTF-8. */
export const sha256Bytes = (text: string): Uint8Array => digest(utf8ToBytes(text))

/** `sha256:` and the lower-case hexadecimal SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => `sha256:${bytesToHex(sha256Bytes(text))}`
