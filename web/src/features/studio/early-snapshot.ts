/** Snapshots asked for before anybody knows whether the page or a worker will read them, by address. */
const asked = new Map<string, Promise<Response>>()

/** Asks for a snapshot while the page still loads what stands beside it. */
export function askEarly(url: string): void {
  if (asked.has(url)) return
  const response = fetch(url, { credentials: 'same-origin' })
  // Who takes it hears of the failure; where nobody does, it is nobody's.
  response.catch(() => undefined)
  asked.set(url, response)
}

/** The snapshot that was asked for early, once; otherwise a new request. */
export function takeSnapshot(url: string): Promise<Response> {
  const response = asked.get(url)
  asked.delete(url)
  return response ?? fetch(url, { credentials: 'same-origin' })
}
