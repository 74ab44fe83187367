import { gefion } from '../../../prisma/seeds/data/machine.ts'
import type { TestApp } from '../harness/app.ts'
import { makePerson } from '../harness/people.ts'

const seed = 'a secret seed'
const lockedAt = new Date('2026-03-01T10:00:00Z')

/** A closed call with three proposals and two reviewers; its reviews are locked unless said. */
export async function makeLockedCall(
  { store }: TestApp,
  { id, locked = true }: { id: string; locked?: boolean },
) {
  await store.write(async (tx) => {
    await tx.machine.upsert({ where: { id: gefion.id }, create: gefion, update: {} })
    await tx.call.create({
      data: {
        id,
        title: 'A call',
        machineId: gefion.id,
        state: 'closed',
        budget: 1000,
        granularity: 10,
        scoreThreshold: 20,
        seed,
        reviewsLockedAt: locked ? lockedAt : null,
        areas: { create: [{ key: 'quantum', name: 'Quantum', position: 0, minShare: 0.1, maxShare: 0.6 }] },
        criteria: {
          create: [
            { key: 'merit', name: 'Merit', min: 1, max: 5, weight: 2, position: 0, levels: [] },
            {
              key: 'impact',
              name: 'Impact',
              min: 1,
              max: 5,
              weight: 1,
              position: 1,
              levels: [],
              threshold: 2,
            },
          ],
        },
      },
    })
  })
}

/** Adds a proposal with its reviews, in the order of the labels R1, R2, … of the call. */
export async function addProposal(
  test: TestApp,
  proposal: { callId: string; number: string; merits: number[] },
) {
  const { callId, number, merits } = proposal
  const pseudonyms = await reviewersOf(test, callId)
  return test.store.write(async (tx) => {
    const { id } = await tx.proposal.create({
      data: {
        callId,
        number,
        state: 'reviewing',
        title: `Title ${number}`,
        institution: `University ${number}`,
        areaKey: 'quantum',
        requested: 600,
        minimum: 200,
        eligible: true,
      },
    })
    for (const [place, merit] of merits.entries()) {
      const reviewerId = pseudonyms[place] ?? ''
      const pair = { callId, proposalId: id, reviewerId }
      const assignment = await tx.assignment.create({ data: { ...pair, state: 'done' } })
      const scores = { merit, impact: null }
      await tx.review.create({
        data: { ...pair, assignmentId: assignment.id, state: 'submitted', scores, confidence: 2 },
      })
    }
    return id
  })
}

async function reviewersOf(test: TestApp, callId: string): Promise<string[]> {
  const known = await test.store.db.pseudonym.findMany({ where: { callId }, orderBy: { label: 'asc' } })
  if (known.length > 0) return known.map(({ personId }) => personId)
  const people = [await makePerson(test), await makePerson(test)]
  await test.store.write((tx) =>
    tx.pseudonym.createMany({
      data: people.map((person, place) => ({ callId, label: `R${place + 1}`, personId: person.id })),
    }),
  )
  return people.map((person) => person.id)
}
