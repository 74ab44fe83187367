import type { Snapshot } from '../contract/snapshot.ts'
import { own } from '../scoring/own.ts'

type Review = Snapshot['reviews'][number]

/** A growing text of ASCII bytes; a string of megabytes would have to be built, flattened and encoded. */
class AsciiText {
  private bytes: Uint8Array
  private length = 0

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity)
  }

  add(text: string): void {
    if (this.length + text.length > this.bytes.length) this.grow(text.length)
    for (let i = 0; i < text.length; i += 1) this.bytes[this.length + i] = text.charCodeAt(i)
    this.length += text.length
  }

  private grow(more: number): void {
    const larger = new Uint8Array(2 * this.bytes.length + more)
    larger.set(this.bytes)
    this.bytes = larger
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}

interface Column {
  readonly id: string
  /** `"id":`, as it stands before the score. */
  readonly key: string
}

function addScores(text: AsciiText, scores: Review['scores'], columns: readonly Column[]): void {
  let separator = ''
  for (const { id, key } of columns) {
    const score = own(scores, id)
    if (score === undefined || score === null) continue
    text.add(separator)
    text.add(key)
    text.add(`${score}`)
    separator = ','
  }
}

function addReview(text: AsciiText, review: Review, columns: readonly Column[]): void {
  text.add(
    review.confidence === undefined ? '{"proposal":"' : `{"confidence":${review.confidence},"proposal":"`,
  )
  text.add(review.proposal)
  text.add('","reviewer":"')
  text.add(review.reviewer)
  text.add('","scores":{')
  addScores(text, review.scores, columns)
  text.add('}}')
}

/**
 * The canonical JSON of a list of reviews, as bytes: what `canonicalJson` writes, in a fifth of the time.
 * Ids are ASCII and need no escapes. @param criteria ids of the call's criteria, sorted; a parsed review
 * scores no others.
 */
export function reviewsText(reviews: readonly Review[], criteria: readonly string[]): Uint8Array {
  const columns = criteria.map((id) => ({ id, key: `"${id}":` }))
  const text = new AsciiText(256 + 128 * reviews.length)
  text.add('[')
  reviews.forEach((review, index) => {
    if (index > 0) text.add(',')
    addReview(text, review, columns)
  })
  text.add(']')
  return text.written()
}
