import { overwriteGetLocale } from './paraglide/runtime.js'

export { m } from './paraglide/messages.js'

export type Locale = 'en' | 'da'

/** The address alone says the language: `/da` in front is Danish. */
export const localeOf = (pathname: string): Locale => (/^\/da(\/|$)/.test(pathname) ? 'da' : 'en')

export const locale: Locale = localeOf(globalThis.location.pathname)

/** What stands in front of each path of this language. */
export const localeBase = locale === 'da' ? '/da' : ''

/** The same page in the other language, with its query and fragment. */
export function otherLanguageHref(url: { pathname: string; search: string; hash: string }): string {
  const path = localeOf(url.pathname) === 'da' ? url.pathname.slice(3) || '/' : `/da${url.pathname}`
  return `${path}${url.search}${url.hash}`
}

overwriteGetLocale(() => locale)
