import type { Engine } from '../allocation/engine.ts'
import type { Scenario } from '../contract/scenario.ts'
import type { ScoresDocument } from '../contract/scores.ts'
import type { AtLine, Sureness } from '../contract/sureness.ts'
import { finish } from './leave-one-out.ts'
import { scoreSteps, type ScoreDocumentOptions } from './score-document.ts'

const mostDraws = 2000
const leastDraws = 200

/** Draws times proposals that take some ten seconds. */
const affordable = 4_000_000

/** A run of equal shares takes ten times as long as one of the cut-off. */
const slowDraws = 200

/** Above this number leaving out each reviewer once takes long. */
const mostLeftOut = 300

/** A chance above it is sure, one below its counterpart is none. */
const sureShare = 0.95

const isSlow = ({ policy }: Scenario): boolean => policy.kind === 'knapsack' || policy.kind === 'equal-shares'

/**
 * Draws that fit a call: 2,000 up to 2,000 proposals, fewer above, 400 at 10,000. Undefined for the exact choice, whose
 * ranks alone are drawn: as many as `furrow score` takes unasked.
 */
function drawsFor({ policy }: Scenario, proposals: number): number | undefined {
  if (policy.kind === 'knapsack') return undefined
  if (policy.kind === 'equal-shares') return slowDraws
  return Math.min(mostDraws, Math.max(leastDraws, Math.floor(affordable / proposals)))
}

const isOpen = ({ probabilityFunded: chance }: Pick<AtLine, 'probabilityFunded'>): boolean =>
  chance !== null && chance < sureShare && chance > 1 - sureShare

function chancesOf({ uncertainty, proposals }: ScoresDocument): Sureness['chances'] {
  if (uncertainty.awards !== 'drawn') return null
  const drawn = proposals.filter(({ probabilityFunded }) => probabilityFunded !== null)
  const open = drawn.filter(isOpen).length
  const sure = drawn.filter(({ probabilityFunded }) => (probabilityFunded ?? 0) >= sureShare).length
  return { sure, open, without: drawn.length - sure - open }
}

function atLineOf({ proposals, greyZone }: ScoresDocument): AtLine[] {
  const grey = new Set(greyZone?.proposals)
  return proposals
    .map(({ proposal, rank, rankInterval50, rankInterval90, probabilityFunded }) => ({
      proposal,
      rank,
      rankInterval50,
      rankInterval90,
      probabilityFunded,
      isGrey: grey.has(proposal),
    }))
    .filter((row) => row.isGrey || isOpen(row))
    .toSorted((a, b) => (a.rank ?? proposals.length + 1) - (b.rank ?? proposals.length + 1))
}

function fragileOf({ flips }: ScoresDocument, reviewers: number): Sureness['fragile'] {
  if (flips === null) return null
  const awards = new Set(flips.flatMap(({ gains, loses }) => [...gains, ...loses])).size
  return { awards, reviewers }
}

/**
 * How sure the outcome of a scenario is around its line, from the numbers that `furrow score` prints with the same
 * draws: 10,000 proposals take a quarter of a minute. Chances of 95 % and more are sure, of 5 % and less none.
 * @throws DomainError `solver-missing`
 */
export function surenessOf(
  engine: Engine,
  scenario: Scenario,
  options: Pick<ScoreDocumentOptions, 'solver' | 'digest'> = {},
): Sureness {
  const { proposals } = engine.field.snapshot
  const draws = drawsFor(scenario, proposals.length)
  const flips = !isSlow(scenario) && proposals.length <= mostLeftOut
  const document = finish(scoreSteps(engine, scenario, { ...options, draws, flips }))
  const { uncertainty, greyZone, crossing } = document
  return {
    askedDraws: draws ?? null,
    uncertainty,
    weakCrossing: crossing?.weak ?? false,
    proposals: document.proposals.filter(({ expectedRank }) => expectedRank !== null).length,
    greyZone: greyZone && { line: greyZone.line, proposals: greyZone.proposals.length },
    chances: chancesOf(document),
    atLine: atLineOf(document),
    fragile: fragileOf(document, engine.scorer.reviewers().count),
  }
}
