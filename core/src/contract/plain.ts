import { makeTranslator } from './sentence-table.ts'

/** The mend in plain words, for what zod says where a schema has no words of its own. */
const plainOf = makeTranslator({
  'Invalid input: expected {}, received undefined': 'Missing: add it.',
  'Invalid input: expected number, received Infinity': 'Give a finite number.',
  'Invalid input: expected number, received NaN': 'Give a finite number.',
  'Invalid input: expected int, received {}': 'Give a whole number.',
  'Invalid input: expected number, received {}': 'Give a number.',
  'Invalid input: expected string, received {}': 'Give a text.',
  'Invalid input: expected boolean, received {}': 'Give true or false.',
  'Invalid input: expected array, received {}': 'Give a list.',
  'Invalid input: expected object, received {}': 'Give an object.',
  'Invalid input: expected record, received {}': 'Give an object.',
  'Invalid input: expected {}, received {}': 'This is of another kind: give {}.',
  'Invalid input: expected {}': 'Give {}.',
  'Too big: expected string to have <={} characters': 'Write at most {} characters.',
  'Too small: expected string to have >={} characters': 'Write at least {} characters.',
  'Too big: expected array to have <={} items': 'Give at most {}.',
  'Too small: expected array to have >={} items': 'Give at least {}.',
  'Too big: expected number to be <={}': 'Use at most {}.',
  'Too big: expected int to be <={}': 'Use at most {}.',
  'Too big: expected number to be <{}': 'Use less than {}.',
  'Too small: expected number to be >={}': 'Use at least {}.',
  'Too small: expected int to be >={}': 'Use at least {}.',
  'Too small: expected number to be >{}': 'Use more than {}.',
  'Invalid option: expected one of {}': 'Use one of {}.',
  'Invalid string: must match pattern {}':
    'Written in a way that does not fit here: see the description of the interface.',
  'Invalid email address': 'Write an e-mail address, such as name@example.org.',
  'Invalid ISO datetime': 'Write an instant such as 2026-03-01T11:00:00.000Z.',
  'Invalid ISO date': 'Write a date such as 2026-03-01.',
  'Invalid URL': 'Write a whole address that begins with https://.',
  'Invalid number: must be a multiple of {}': 'Use a multiple of {}.',
  'Invalid input': 'This does not fit here: see the description of the interface.',
})

/** A message of zod's own in words that name the mend; any other as it is. */
export const plainMessage = (message: string): string => plainOf(message) ?? message
