import type { LetterLanguage } from '@furrow/core/contract/letters'
import type { FastifyRequest } from 'fastify'

/** Whoever asks in Danish, as the Danish pages do, is answered in Danish. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): LetterLanguage =>
  /^da\b/i.test(headers['accept-language'] ?? '') ? 'da' : 'en'
