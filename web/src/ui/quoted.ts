import { locale } from '../messages.ts'

/** A name in the quotation marks of the language: “Cut-off”, in Danish ”Skæring”. */
export const quoted = (name: string): string => (locale === 'da' ? `”${name}”` : `“${name}”`)
