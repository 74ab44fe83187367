/** What can go wrong, as the API names it; part of the interface, so codes are only ever added. */
export type ErrorCode =
  | 'invalid-input'
  | 'not-signed-in'
  | 'not-found'
  | 'wrong-state'
  | 'call-not-open'
  | 'deadline-passed'
  | 'reviews-locked'
  | 'reviews-not-locked'
  | 'reviews-reopened'
  | 'conflict-of-interest'
  | 'already-exists'
  | 'reviewer-overloaded'
  | 'rehearsal-never-released'
  | 'signer-is-proposer'
  | 'stale-version'
  | 'version-missing'
  | 'idempotency-key-reused'
  | 'foreign-origin'
  | 'wrong-credentials'
  | 'wrong-password'
  | 'token-invalid'
  | 'password-too-weak'
  | 'too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'busy'
  | 'storage-full'
  | 'internal'
  | 'weights-all-zero'
  | 'solver-missing'

/** The same sentence with the Danish names in it, of what has a name in both languages. */
interface Named {
  readonly withDanishNames?: string
}

export interface FieldError extends Named {
  readonly path: string
  readonly message: string
}

/** Facts that help to mend an error: the wrong fields, and plain values beside them. */
export interface ErrorDetails extends Named {
  readonly errors?: readonly FieldError[]
  readonly retryAfterSeconds?: number
}

/** The one error of the product: a stable code, a sentence for people, and the fields that are wrong. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.details = details
  }
}
