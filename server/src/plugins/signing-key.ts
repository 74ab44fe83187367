/** The 32 bytes of the Ed25519 secret key. @throws Error with a sentence for the operator */
export function signingKeyOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 32) throw new Error('FURROW_SIGNING_KEY is not 32 bytes in base64url.')
  return new Uint8Array(bytes)
}
