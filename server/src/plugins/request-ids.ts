const bytesEach = 9
const drawnAtOnce = 256

/** Ids of requests, 72 random bits each; the bytes of many are drawn at once. */
export function makeRequestIds(randomBytes: (length: number) => Buffer): () => string {
  let drawn: Buffer = Buffer.alloc(0)
  let used = 0
  return () => {
    if (used >= drawn.length) {
      drawn = randomBytes(bytesEach * drawnAtOnce)
      used = 0
    }
    used += bytesEach
    return drawn.toString('base64url', used - bytesEach, used)
  }
}
