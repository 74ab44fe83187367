import { gefion } from '../../../prisma/seeds/data/machine.ts'
import type { CallState, ProposalState } from '@furrow/core/access/facts'
import { freeze } from '../../../server/src/plugins/proposal-content.ts'
import type { TestApp } from './app.ts'
import { nextNumber } from './people.ts'

export const makeMachine = ({ store }: TestApp) =>
  store.write((tx) => tx.machine.upsert({ where: { id: gefion.id }, create: gefion, update: {} }))

export interface CallInput {
  readonly id?: string
  readonly title?: string
  readonly state?: CallState
  readonly budget?: number
  readonly granularity?: number
  readonly opensAt?: Date | null
  readonly deadlineAt?: Date | null
  readonly doubleBlind?: boolean
  readonly reviewsLockedAt?: Date | null
  readonly closedAt?: Date | null
  readonly releasedAt?: Date | null
  readonly seed?: string | null
  readonly seedCommitment?: string | null
  readonly maxReviewerLoad?: number
  readonly scoreThreshold?: number | null
}

/** A call with two areas, two tracks, two criteria (1 to 5) and one required section; open until 2026-04-01. */
export async function makeCall(test: TestApp, input: CallInput = {}) {
  await makeMachine(test)
  const id = input.id ?? `call-${nextNumber()}`
  const level = (score: number) => ({ score, text: `Level ${score}` })
  const criterion = { min: 1, max: 5, levels: [1, 2, 3, 4, 5].map(level) }
  return test.store.write((tx) =>
    tx.call.create({
      data: {
        id,
        title: `Call ${id}`,
        machineId: gefion.id,
        state: 'open',
        budget: 1_000_000,
        granularity: 100,
        opensAt: new Date('2026-01-01T00:00:00.000Z'),
        deadlineAt: new Date('2026-04-01T10:00:00.000Z'),
        ...input,
        areas: {
          create: [
            { key: 'life-sciences', name: 'Life sciences', position: 1 },
            { key: 'open', name: 'Open', position: 2 },
          ],
        },
        tracks: {
          create: [
            { key: 'regular', name: 'Regular', position: 1 },
            { key: 'large', name: 'Large', position: 2 },
          ],
        },
        criteria: {
          create: [
            { key: 'excellence', name: 'Excellence', position: 1, weight: 60, ...criterion },
            { key: 'impact', name: 'Impact', position: 2, weight: 40, ...criterion },
          ],
        },
        sections: { create: [{ key: 'science', title: 'Science', position: 1 }] },
      },
    }),
  )
}

export interface ProposalInput {
  readonly callId: string
  readonly ownerId?: string | null
  readonly number?: string
  readonly state?: ProposalState
  readonly title?: string
  readonly summary?: string
  readonly areaKey?: string
  readonly trackKey?: string
  readonly requested?: number
  readonly minimum?: number
  readonly institution?: string
  readonly eligible?: boolean | null
  readonly firstTime?: boolean
  readonly careerStage?: string
  /** People who have accepted to be co-applicants. */
  readonly coapplicantIds?: readonly string[]
}

type Stored = Omit<Parameters<typeof freeze>[0], 'sections' | 'members'>

const textOf = ({
  callId,
  number,
  title,
  summary,
  institution,
  areaKey,
  trackKey,
  ...rest
}: Stored): Stored => {
  const { requested, minimum, careerStage, firstTime, applicantKind, purpose, beneficiaries } = rest
  const fields = { callId, number, title, summary, institution, areaKey, trackKey }
  const choices = { requested, minimum, careerStage, firstTime }
  return { ...fields, ...choices, applicantKind, purpose, beneficiaries }
}

/** A proposal with its text; anything but a draft has a submission too. */
export async function makeProposal({ store, clock }: TestApp, input: ProposalInput) {
  const { coapplicantIds = [], ...fields } = input
  const count = nextNumber()
  const state = input.state ?? 'submitted'
  const members = coapplicantIds.map((personId) => ({
    personId,
    email: `${personId}@members.example.org`,
    name: 'Co-applicant',
    role: 'coapplicant',
    acceptedAt: clock.now(),
  }))
  return store.write(async (tx) => {
    const proposal = await tx.proposal.create({
      data: {
        number: `P${count}`,
        title: `Title ${count}`,
        summary: `Summary ${count}`,
        areaKey: 'life-sciences',
        trackKey: 'regular',
        requested: 20_000,
        minimum: 8000,
        institution: `Institution ${count}`,
        ...fields,
        state,
        sections: { create: [{ key: 'science', text: `Science text ${count}` }] },
        members: { create: members },
      },
    })
    if (state === 'draft') return proposal
    const frozen = freeze({
      ...textOf(proposal),
      sections: { science: `Science text ${count}` },
      members: [],
    })
    const submission = await tx.submission.create({
      data: {
        proposalId: proposal.id,
        ordinal: 1,
        content: frozen.text,
        hash: frozen.hash,
        submittedAt: clock.now(),
      },
    })
    const data = { submissionId: submission.id, submittedAt: clock.now() }
    return tx.proposal.update({ where: { id: proposal.id }, data })
  })
}

export interface AssignmentInput {
  readonly callId: string
  readonly proposalId: string
  readonly reviewerId: string
  readonly state?: 'proposed' | 'invited' | 'accepted' | 'declined' | 'recused' | 'done'
}

export const makeAssignment = ({ store, clock }: TestApp, input: AssignmentInput) =>
  store.write((tx) => tx.assignment.create({ data: { state: 'accepted', invitedAt: clock.now(), ...input } }))

export interface ReviewInput extends AssignmentInput {
  readonly assignmentId?: string
  readonly reviewState?: 'draft' | 'submitted'
  readonly scores?: Record<string, number | null>
  readonly confidence?: number
  readonly textForApplicant?: string
  readonly textForPanel?: string
}

/** A review; its assignment is made too unless it is given. */
export async function makeReview(test: TestApp, input: ReviewInput) {
  const { assignmentId, reviewState = 'submitted', state: _state, ...fields } = input
  const { callId, proposalId, reviewerId } = input
  const done = {
    callId,
    proposalId,
    reviewerId,
    state: reviewState === 'submitted' ? 'done' : 'accepted',
  } as const
  const assignment = assignmentId ?? (await makeAssignment(test, done)).id
  return test.store.write((tx) =>
    tx.review.create({
      data: {
        scores: { excellence: 4, impact: 3 },
        confidence: 2,
        textForApplicant: 'For the applicant',
        textForPanel: 'For the panel',
        ...fields,
        assignmentId: assignment,
        state: reviewState,
        submittedAt: reviewState === 'submitted' ? test.clock.now() : null,
      },
    }),
  )
}

export interface ConflictInput {
  readonly callId: string
  readonly proposalId: string
  readonly personId: string
  readonly state?: 'open' | 'recused' | 'waived'
  readonly blocking?: boolean
}

export const makeConflict = ({ store }: TestApp, input: ConflictInput) =>
  store.write((tx) => tx.conflict.create({ data: { kind: 'collaborator', origin: 'declared', ...input } }))

export interface ScenarioInput {
  readonly callId: string
  readonly ownerId: string
  readonly name?: string
}

export const makeScenario = ({ store }: TestApp, input: ScenarioInput) =>
  store.write((tx) =>
    tx.scenario.create({
      data: {
        name: 'Scenario',
        content: { format: 'furrow.scenario/1', policy: { kind: 'cutoff' } },
        ...input,
      },
    }),
  )
