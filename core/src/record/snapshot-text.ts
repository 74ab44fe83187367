import type { Snapshot } from '../contract/snapshot.ts'

type Review = Snapshot['reviews'][number]

/** A growing text of ASCII bytes; a string of megabytes would have to be built, flattened and encoded. */
class AsciiText {
  private bytes: Uint8Array
  private length = 0

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity)
  }

  add(text: string): void {
    const size = text.length
    const from = this.length
    if (from + size > this.bytes.length) this.grow(size)
    const { bytes } = this
    for (let i = 0; i < size; i += 1) bytes[from + i] = text.charCodeAt(i)
    this.length = from + size
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
  /** The same after another score. */
  readonly laterKey: string
}

function addScores(text: AsciiText, scores: Review['scores'], columns: readonly Column[]): void {
  let isFirst = true
  for (const { id, key, laterKey } of columns) {
    const score = scores[id]
    // What every object inherits under an id such as `constructor` is no number.
    if (typeof score !== 'number') continue
    text.add(isFirst ? key : laterKey)
    text.add(`${score}`)
    isFirst = false
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
  const columns = criteria.map((id) => ({ id, key: `"${id}":`, laterKey: `,"${id}":` }))
  const text = new AsciiText(256 + 128 * reviews.length)
  text.add('[')
  reviews.forEach((review, index) => {
    if (index > 0) text.add(',')
    addReview(text, review, columns)
  })
  text.add(']')
  return text.written()
}
