/** What a receipt says, on its page and on paper, in the languages of the product. */
export const receiptWords = {
  en: {
    received: (number: string, title: string) => `${number} “${title}” is received.`,
    time: 'Time by the server',
    version: 'Version handed in',
    hash: 'Hash of the text',
    note: 'Anybody who has the text can compute the same hash: it proves what was handed in.',
  },
  da: {
    received: (number: string, title: string) => `${number} ”${title}” er modtaget.`,
    time: 'Serverens tid',
    version: 'Indsendt version',
    hash: 'Tekstens hash',
    note: 'Enhver, der har teksten, kan beregne samme hash: den beviser, hvad der blev indsendt.',
  },
} as const
