import type { ProposalGap } from '@furrow/core/contract/proposals'

const sentences: Readonly<Record<ProposalGap['code'], (limit: string) => string>> = {
  missing: () => 'Fill this in.',
  'too-many-words': (limit) => `Shorten this to at most ${limit} words.`,
  'not-a-multiple': (limit) => `Use a multiple of ${limit} GPU-hours.`,
  'below-track': (limit) => `The track starts at ${limit} GPU-hours: ask for as many, or choose another.`,
  'above-track': (limit) => `The track ends at ${limit} GPU-hours: ask for fewer, or choose another.`,
  'above-budget': (limit) => `The whole call has ${limit} GPU-hours: ask for no more.`,
  'minimum-above-request': (limit) => `You ask for ${limit} GPU-hours: set the least to no more.`,
  'unknown-choice': () => 'The call does not offer this: choose again.',
}

/** What a gap is and how to close it, for whoever hands in by a program. */
export const gapSentence = ({ code, limit = 0 }: ProposalGap): string => sentences[code](String(limit))
