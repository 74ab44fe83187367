export const ending = () => new DOMException('Ended.', 'AbortError')

/** Ended by whoever asked, or along with what another asked. */
export const isEnded = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError'

/**
 * Asks again where the question was ended along with another: an exact choice that is cancelled takes its worker
 * along, and with it whatever waited there.
 */
export async function askUntilAnswered<T>(ask: () => Promise<T>, isWanted: () => boolean): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!isEnded(error) || !isWanted()) throw error
    return askUntilAnswered(ask, isWanted)
  }
}
