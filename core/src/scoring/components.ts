import { int } from './at.ts'
import type { ReviewGraph } from './review-graph.ts'

/** Parts of the call that share no proposal and no reviewer. */
export interface Components {
  readonly count: number
  /** Per proposal and per reviewer: the component, 0 the one with most proposals; −1 without a review. */
  readonly ofProposal: Int32Array
  readonly ofReviewer: Int32Array
  /** Proposals in each. */
  readonly proposals: Int32Array
}

/** The top of a tree; the paths to it are halved on the way. Source: Tarjan & van Leeuwen 1984. */
function rootOf(parent: Int32Array, node: number): number {
  let place = node
  for (;;) {
    const up = int(parent, place)
    if (up === place) return place
    const above = int(parent, up)
    parent[place] = above
    place = above
  }
}

/** Trees of proposals and, after them, reviewers; the root is the smallest index. */
function unite({ proposals, reviewers, proposal, reviewer }: ReviewGraph): Int32Array {
  const parent = Int32Array.from({ length: proposals + reviewers }, (_, node) => node)
  for (let row = 0; row < proposal.length; row += 1) {
    const a = rootOf(parent, int(proposal, row))
    const b = rootOf(parent, proposals + int(reviewer, row))
    if (a < b) parent[b] = a
    else parent[a] = b
  }
  return parent
}

/** The connected components of the review graph, largest (by proposals) first, ties by their first proposal. */
export function componentsOf(graph: ReviewGraph): Components {
  const { proposals, reviewers, first } = graph
  const parent = unite(graph)
  const sizes = new Map<number, number>()
  for (let i = 0; i < proposals; i += 1) {
    if (first[i] === first[i + 1]) continue
    const root = rootOf(parent, i)
    sizes.set(root, (sizes.get(root) ?? 0) + 1)
  }
  const roots = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || a - b)
  const place = new Map(roots.map(([root], index) => [root, index]))
  const find = (node: number): number => place.get(rootOf(parent, node)) ?? -1
  return {
    count: roots.length,
    ofProposal: Int32Array.from({ length: proposals }, (_, i) => find(i)),
    ofReviewer: Int32Array.from({ length: reviewers }, (_, j) => find(proposals + j)),
    proposals: Int32Array.from(roots, ([, size]) => size),
  }
}
