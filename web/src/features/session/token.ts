/** The one-time token of a mailed link: it stands in the fragment, so that it reaches no log. */
export const tokenOfAddress = (): string => globalThis.location.hash.slice(1)
