import type { FastifyReply } from 'fastify'
import type { ZodType } from 'zod'

export interface Part<T> {
  readonly value: T
  /** The value as JSON, checked against its schema. */
  readonly text: string
}

/**
 * The large part of a reply that does not change from one request to the next: made, checked and written once
 * for each source, a row that is itself kept (`makeKept`).
 */
export function makeKeptPart<Source extends object, T extends object>(
  schema: ZodType<T>,
  make: (source: Source) => T,
): (source: Source) => Part<T> {
  const parts = new WeakMap<Source, Part<T>>()
  return (source) => {
    const known = parts.get(source)
    if (known !== undefined) return known
    const value = make(source)
    const part = { value, text: JSON.stringify(schema.parse(value)) }
    parts.set(source, part)
    return part
  }
}

/** Two objects written as JSON, neither of them empty, as one. */
export const joinTexts = (one: string, other: string): string => `${one.slice(0, -1)},${other.slice(1)}`

/** Replies with text that is JSON already instead of checking and writing the reply again. */
export function sendsText(reply: FastifyReply, write: () => string): void {
  reply.type('application/json; charset=utf-8').serializer(write)
}
