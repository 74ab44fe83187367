import { randomUUID } from 'node:crypto'
import type { SnapshotInput } from '@furrow/core/contract/snapshot'
import type { Store, Tx } from '../../server/src/plugins/database.ts'

const batch = 1000

const machine = {
  id: 'gefion',
  name: 'Gefion',
  owner: 'Danish Centre for AI Innovation',
  funders: 'Novo Nordisk Foundation',
  gpuModel: 'NVIDIA H100',
  gpus: 1528,
  gpusPerNode: 8,
  kwhPerGpuHour: 0.969,
  ratedKwhPerGpuHour: 1.275,
  pue: 1.25,
  gramsPerKwhLocation: 135,
  gramsPerKwhMarket: 0,
  pricePerGpuHour: 20,
  currency: 'DKK',
  provenance: {},
}

type Options = { readonly lockedAt: Date; readonly titles?: boolean }

async function inBatches<T>(rows: readonly T[], save: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += batch) await save(rows.slice(at, at + batch))
}

async function createCall(tx: Tx, { call }: SnapshotInput, lockedAt: Date) {
  await tx.machine.upsert({ where: { id: machine.id }, create: machine, update: {} })
  const named = (entry: { id: string; name?: string }, position: number) => ({
    key: entry.id,
    name: entry.name ?? entry.id,
    position,
  })
  await tx.call.create({
    data: {
      id: call.id,
      title: call.title,
      machineId: machine.id,
      state: 'closed',
      practice: true,
      budget: call.budget,
      granularity: call.granularity ?? 1,
      seed: 'a synthetic seed',
      reviewsLockedAt: lockedAt,
      areas: { create: (call.areas ?? []).map(named) },
      criteria: {
        create: call.criteria.map((criterion, position) => ({
          ...named(criterion, position),
          min: criterion.min,
          max: criterion.max,
          weight: criterion.weight ?? 1,
          lowIsGood: criterion.lowIsGood ?? false,
          levels: [],
        })),
      },
    },
  })
}

/** Writes a snapshot into the database as a closed call with locked reviews and invented reviewers. */
export async function storeSnapshot(
  store: Store,
  snapshot: SnapshotInput,
  { lockedAt, titles = true }: Options,
) {
  const callId = snapshot.call.id
  const proposals = new Map((snapshot.proposals ?? []).map(({ id }) => [id, randomUUID()]))
  const reviewers = new Map((snapshot.reviews ?? []).map(({ reviewer }) => [reviewer, randomUUID()]))
  await store.write((tx) => createCall(tx, snapshot, lockedAt))
  await inBatches([...reviewers], (part) =>
    store.write(async (tx) => {
      const people = part.map(([label, id]) => ({
        id,
        name: label,
        email: `${id}@reviewers.example.org`,
        invented: true,
      }))
      await tx.person.createMany({ data: people })
      await tx.pseudonym.createMany({ data: part.map(([label, personId]) => ({ callId, label, personId })) })
    }),
  )
  await inBatches(snapshot.proposals ?? [], (part) =>
    store.write(async (tx) => {
      await tx.proposal.createMany({
        data: part.map(({ id, area, requested, minimum, eligible }) => ({
          id: proposals.get(id) ?? '',
          callId,
          number: id,
          state: 'reviewing' as const,
          title: titles ? `Invented proposal ${id} about a question of its field` : '',
          institution: titles ? 'University of Invention' : '',
          areaKey: area ?? null,
          requested,
          minimum: minimum ?? 1,
          eligible: eligible ?? true,
        })),
      })
      const submissions = part.map(({ id }) => ({
        id: randomUUID(),
        proposalId: proposals.get(id) ?? '',
        ordinal: 1,
        content: '{}',
        hash: '',
        submittedAt: lockedAt,
      }))
      await tx.submission.createMany({ data: submissions })
      for (const { id, proposalId } of submissions)
        await tx.proposal.update({
          where: { id: proposalId },
          data: { submissionId: id },
          select: { id: true },
        })
    }),
  )
  await inBatches(snapshot.reviews ?? [], (part) =>
    store.write(async (tx) => {
      const rows = part.map((review) => ({
        assignmentId: randomUUID(),
        callId,
        proposalId: proposals.get(review.proposal) ?? '',
        reviewerId: reviewers.get(review.reviewer) ?? '',
        scores: review.scores,
        confidence: review.confidence ?? null,
      }))
      await tx.assignment.createMany({
        data: rows.map(({ assignmentId: id, callId: call, proposalId, reviewerId }) => ({
          id,
          callId: call,
          proposalId,
          reviewerId,
          state: 'done' as const,
        })),
      })
      await tx.review.createMany({ data: rows.map((row) => ({ ...row, state: 'submitted' as const })) })
    }),
  )
}
