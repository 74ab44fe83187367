import { danishOfIssue } from '@furrow/core/contract/danish'
import { locale } from '../messages.ts'

/** What a schema says about a field, in the language of the page; the server's answers come in it already. */
export const issueText = (message: string): string =>
  locale === 'da' ? (danishOfIssue(message) ?? message) : message
