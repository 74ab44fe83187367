import { ed25519 } from '@noble/curves/ed25519.js'
import type { DecisionRecord, UnsignedRecord } from '../contract/record.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { canonicalJson } from './canonical-json.ts'
import { sha256, sha256Bytes } from './hash.ts'

/** What is signed: the 32 bytes of the SHA-256 of the canonical JSON without `signature`. */
const message = (record: DecisionRecord): Uint8Array =>
  sha256Bytes(canonicalJson({ ...record, signature: undefined }))

/** The hash whose 32 bytes are signed. */
export const signedHash = (record: DecisionRecord): string =>
  sha256(canonicalJson({ ...record, signature: undefined }))

/** The public key, base64url, of a secret key of 32 bytes. */
export const publicKeyOf = (secretKey: Uint8Array): string => toBase64url(ed25519.getPublicKey(secretKey))

/** Signs a record with Ed25519. @param secretKey 32 bytes. Source: RFC 8032. */
export function signRecord(unsigned: UnsignedRecord, secretKey: Uint8Array): DecisionRecord {
  const record = { ...unsigned, publicKey: publicKeyOf(secretKey), signature: '' }
  return { ...record, signature: toBase64url(ed25519.sign(message(record), secretKey)) }
}

/** A text has spare bits at its end; only the one spelling with zeros there is the bytes' own. */
const isOwnSpelling = (text: string): boolean => toBase64url(fromBase64url(text)) === text

/** Whether the signature of a record is that of its own public key over its own content. */
export function signatureHolds(record: DecisionRecord): boolean {
  if (!isOwnSpelling(record.signature) || !isOwnSpelling(record.publicKey)) return false
  try {
    return ed25519.verify(fromBase64url(record.signature), message(record), fromBase64url(record.publicKey))
  } catch {
    // A public key that is no point of the curve: such a signature does not hold.
    return false
  }
}

/** Hash of a signed record, the `previous` of the call's next one. */
export const recordHash = (record: DecisionRecord): string => sha256(canonicalJson(record))
