import { allocate } from '@furrow/core/allocation/allocate'
import { parseScenario } from '@furrow/core/contract/scenario'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { describe, expect, it } from 'vitest'
import { allCalls } from '../../../prisma/seeds/data/all-calls.ts'
import { pilotCall, pilotScenarios, PUBLISHED_PILOTS } from '../../../prisma/seeds/data/pilot-call.ts'
import { assignReviewers } from '../../../prisma/seeds/reviews.ts'
import { handedIn, practiceSnapshot } from '../../../prisma/seeds/practice-snapshot.ts'

const readSnapshot = () => {
  const parsed = parseSnapshot(practiceSnapshot())
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}

const fundedUnder = (content: object): readonly string[] => {
  const snapshot = readSnapshot()
  const parsed = parseScenario({ ...content, seed: pilotCall.seed }, snapshot)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return allocate(snapshot, parsed.value)
    .awards.filter(({ award }) => award > 0)
    .map(({ proposal }) => proposal)
    .toSorted()
}

const groupBy = <T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry])
  return groups
}

const words = (text: string): number => text.split(/\s+/u).length

describe('the practice pilot call', () => {
  it('holds fifty submissions, six of them the published pilots', () => {
    const titles = pilotCall.proposals.map(({ number, title }) => [number, title])
    expect(titles).toHaveLength(50)
    expect(Object.fromEntries(titles)).toMatchObject({
      P04: 'Large-scale distributed simulation of quantum algorithms for quantifying molecular recognition processes',
      P11: 'Multimodal Genomic Foundation Model',
      P17: 'Building an AI Care Companion with Large Video Pretraining',
      P23: 'Unravelling CO2 reduction in Non-Metal Formate Dehydrogenase (FDH) using Machine-Learned Force Fields',
      P30: 'Multi-Modal Document Understanding: Transforming Data Entry with Multi-Modal Precision',
      P38: 'SAPIEN – Skilful Atmospheric Prediction with Intelligent Environmental Networks',
    })
  })

  it('funds the six pilots and no other under the practice default', () => {
    expect(fundedUnder(pilotScenarios[0].content)).toEqual(PUBLISHED_PILOTS)
  })

  it('has a practice default that is its published rules, which is what the Studio opens with', () => {
    const { areas, criteria, scoreThreshold } = pilotCall
    const shares = areas.map(({ key, minShare, maxShare }) => [key, { minShare, maxShare }])
    const bars = criteria.flatMap(({ key, threshold }) => (threshold === null ? [] : [[key, threshold]]))
    const { name, ...content } = pilotScenarios[0].content
    expect(content).toEqual({
      format: 'furrow.scenario/1',
      weights: Object.fromEntries(criteria.map(({ key, weight }) => [key, weight])),
      thresholds: { score: scoreThreshold, criteria: Object.fromEntries(bars) },
      areas: Object.fromEntries(shares),
      policy: { kind: 'cutoff', mode: 'skip', partial: true },
    })
    expect(name).toBe(pilotScenarios[0].name)
  })

  it('funds others under the other saved scenarios and with other weights', () => {
    const funded = [
      fundedUnder(pilotScenarios[1].content),
      fundedUnder(pilotScenarios[2].content),
      fundedUnder({
        ...pilotScenarios[0].content,
        weights: { excellence: 0, impact: 0, feasibility: 100, need: 0, openness: 0 },
      }),
    ]
    for (const proposals of funded) expect(proposals).not.toEqual(PUBLISHED_PILOTS)
  })

  it('gives each proposal a summary of its own of 60 to 120 words', () => {
    const summaries = pilotCall.proposals.map(({ summary }) => summary)
    expect(new Set(summaries).size).toBe(50)
    const outside = pilotCall.proposals.filter(({ summary }) => words(summary) < 60 || words(summary) > 120)
    expect(outside.map(({ number }) => number)).toEqual([])
  })

  it('has three reviews of each eligible proposal, four of a large one, and one missing', () => {
    const wanted = new Map(
      pilotCall.proposals
        .filter(({ ineligible }) => ineligible === undefined)
        .map(({ number, track }) => [number, track === 'large' ? 4 : 3]),
    )
    const found = groupBy(handedIn(pilotCall), ({ proposal }) => proposal)
    const short = [...wanted].filter(([number, count]) => found.get(number)?.length !== count)
    expect(wanted.size).toBe(48)
    expect(short).toEqual([['P29', 3]])
    expect(found.get('P29')).toHaveLength(2)
  })

  it('has at least fourteen reviewers, none at home at the institution and none overloaded', () => {
    const pairs = assignReviewers(pilotCall)
    const loads = groupBy(pairs, ({ reviewer }) => reviewer.key)
    expect(loads.size).toBeGreaterThanOrEqual(14)
    for (const load of loads.values()) expect(load.length).toBeLessThanOrEqual(pilotCall.maxReviewerLoad)
    for (const { proposal, reviewer } of pairs)
      expect(proposal.institution).not.toContain(reviewer.institution)
  })

  it('has some strong disagreements', () => {
    const spread = (scores: readonly number[]) => Math.max(...scores) - Math.min(...scores)
    const byProposal = [...groupBy(handedIn(pilotCall), ({ proposal }) => proposal).values()]
    const apart = byProposal.filter(
      (reviews) => spread(reviews.map(({ scores }) => scores['impact'] ?? 0)) >= 3,
    )
    expect(apart.length).toBeGreaterThanOrEqual(2)
  })

  it('has reviews of two to four sentences for the applicant', () => {
    for (const { textForApplicant } of handedIn(pilotCall)) {
      const sentences = textForApplicant.split(/(?<=[.?!])\s+/u).length
      expect(sentences).toBeGreaterThanOrEqual(2)
      expect(textForApplicant).not.toMatch(/undefined|^\s|\s{2}/u)
    }
  })
})

describe('every practice call', () => {
  it('asks for multiples of the granularity within the limits of the track', () => {
    const wrong = allCalls.flatMap((call) => {
      const limits = new Map(call.tracks.map((track) => [track.key, track]))
      return call.proposals
        .filter(({ track, requested, minimum }) => {
          const { minHours = Infinity, maxHours = 0 } = limits.get(track) ?? {}
          const isMultiple = requested % call.granularity === 0 && minimum % call.granularity === 0
          return !isMultiple || minimum > requested || requested < minHours || requested > maxHours
        })
        .map(({ number }) => `${call.id} ${number}`)
    })
    expect(wrong).toEqual([])
  })
})
