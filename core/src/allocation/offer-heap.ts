import { isCheaper, offerOf, type Offer, type PurseRun } from './purse-run.ts'

interface Entry {
  readonly offer: Offer
  /** Purchases made when the offer was computed: prices only rise with every purchase. */
  readonly stamp: number
}

/** Offers of those whose supporters are short of money, the cheapest on top; stale ones are renewed on the way. */
export class OfferHeap {
  private readonly entries: Entry[] = []
  private readonly run: PurseRun

  constructor(run: PurseRun) {
    this.run = run
  }

  clear(): void {
    this.entries.length = 0
  }

  push(offer: Offer): void {
    const { entries } = this
    let place = entries.length
    entries.push({ offer, stamp: this.run.log.length })
    while (place > 0) {
      const above = (place - 1) >> 1
      if (this.price(above) <= offer.price) break
      this.swap(place, above)
      place = above
    }
  }

  /** Takes out the cheapest offer; of offers that doubles cannot tell apart, the one that is so exactly. */
  pop(): Offer | undefined {
    let best = this.freshTop()
    if (best === undefined) return undefined
    const others: Offer[] = []
    for (;;) {
      const top = this.entries[0]?.offer
      if (top === undefined || top.price - top.doubt > best.price + best.doubt) break
      const rival = this.freshTop()
      if (rival === undefined) break
      const [winner, loser]: [Offer, Offer] = isCheaper(this.run, rival, best) ? [rival, best] : [best, rival]
      best = winner
      others.push(loser)
    }
    for (const other of others) this.push(other)
    return best
  }

  private price(place: number): number {
    return this.entries[place]?.offer.price ?? Infinity
  }

  private swap(a: number, b: number): void {
    const [left, right] = [this.entries[a], this.entries[b]]
    if (left === undefined || right === undefined) return
    this.entries[a] = right
    this.entries[b] = left
  }

  private removeTop(): Entry | undefined {
    const top = this.entries[0]
    const last = this.entries.pop()
    if (top === undefined || last === undefined || this.entries.length === 0) return top
    this.entries[0] = last
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2]
      const child = this.price(right) < this.price(left) ? right : left
      if (this.price(child) >= this.price(place)) return top
      this.swap(place, child)
      place = child
    }
  }

  /** The top, its price computed again where something was bought since; who got out of reach falls out. */
  private freshTop(): Offer | undefined {
    for (;;) {
      const entry = this.removeTop()
      if (entry === undefined) return undefined
      if (entry.stamp === this.run.log.length) return entry.offer
      const offer = offerOf(this.run, entry.offer.proposal)
      if (offer !== undefined) this.push(offer)
    }
  }
}
