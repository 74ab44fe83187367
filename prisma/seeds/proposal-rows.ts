import { canonicalJson } from '@furrow/core/record/canonical-json'
import { sha256 } from '@furrow/core/record/hash'
import type { Calendar } from './calendar.ts'
import type { CallSeed } from './data/call-seed.ts'
import type { ProposalSeed } from './data/proposal-seed.ts'
import { impactOf } from './data/impact.ts'
import { springProposals } from './data/spring-proposals.ts'
import type { OpenProposalSeed } from './data/spring-proposals.ts'
import { fractionOf } from './deterministic.ts'
import { idOf } from './identity.ts'
import { personNamed, personOf } from './people-rows.ts'

const openSeed = (call: CallSeed, proposal: ProposalSeed): OpenProposalSeed | undefined =>
  call.state === 'open' ? springProposals.find(({ number }) => number === proposal.number) : undefined

const STATES = {
  draft: 'draft',
  open: 'submitted',
  closed: 'reviewing',
  decided: 'reviewing',
  released: 'decided',
} as const

const stateOf = (call: CallSeed, proposal: ProposalSeed) =>
  openSeed(call, proposal)?.state ?? STATES[call.state]

export const proposalId = (call: CallSeed, number: string): string => idOf('proposal', call.id, number)

const isHandedIn = (call: CallSeed, proposal: ProposalSeed): boolean => stateOf(call, proposal) !== 'draft'

/** Most proposals arrive in the last days before the deadline; in the open call, on one of the last days. */
const submittedOn = (call: CallSeed, proposal: ProposalSeed, { at }: Calendar): Date => {
  const early = fractionOf(`${call.id}:${proposal.number}:submitted`)
  if (call.state === 'open') return at(-1 - Math.floor(early * 4), Math.floor(early * 600) + 420)
  return at(call.days.deadline - 1 - Math.floor(early * early * 20), Math.floor(early * 600) + 420)
}

const choices = (call: CallSeed, proposal: ProposalSeed) => ({
  ...asked(proposal),
  ...impactOf(call.id, proposal),
})

const asked = ({ area, track, requested, minimum, careerStage, firstTime }: ProposalSeed) => ({
  areaKey: area,
  trackKey: track,
  requested,
  minimum,
  careerStage,
  firstTime,
})

const eligibility = (call: CallSeed, { ineligible }: ProposalSeed) => {
  if (call.state === 'open') return { eligible: null, eligibilityReason: null }
  return { eligible: ineligible === undefined, eligibilityReason: ineligible ?? null }
}

export const proposalRow = (call: CallSeed, calendar: Calendar) => (proposal: ProposalSeed) => {
  const handedIn = submittedOn(call, proposal, calendar)
  const { number, title, summary, institution } = proposal
  return {
    id: proposalId(call, number),
    callId: call.id,
    state: stateOf(call, proposal),
    ownerId: personNamed(proposal.pi).id,
    number,
    title,
    summary,
    institution,
    ...choices(call, proposal),
    ...eligibility(call, proposal),
    createdAt: calendar.at(call.days.opens + 2),
    updatedAt: handedIn,
    submittedAt: isHandedIn(call, proposal) ? handedIn : null,
  }
}

export const proposalSectionRows = (call: CallSeed, calendar: Calendar) => (proposal: ProposalSeed) =>
  Object.entries(proposal.sections).map(([key, text]) => ({
    proposalId: proposalId(call, proposal.number),
    key,
    text,
    updatedAt: submittedOn(call, proposal, calendar),
  }))

const members = (call: CallSeed, proposal: ProposalSeed) => {
  const invited = openSeed(call, proposal)?.coapplicant
  const colleagues = (proposal.team ?? []).map(({ name }) => personNamed(name))
  return [
    { ...personNamed(proposal.pi), institution: proposal.institution, role: 'pi' },
    ...[...colleagues, ...(invited === undefined ? [] : [personOf(invited)])].map((person) => ({
      ...person,
      role: 'coapplicant',
    })),
  ]
}

export const memberRows = (call: CallSeed, calendar: Calendar) => (proposal: ProposalSeed) =>
  members(call, proposal).map(({ id, email, name, institution, role }) => ({
    id: idOf('member', call.id, proposal.number, email),
    proposalId: proposalId(call, proposal.number),
    personId: id,
    email,
    name,
    institution,
    role,
    invitedAt: calendar.at(call.days.opens + 2),
    acceptedAt: calendar.at(call.days.opens + 3),
  }))

/** The frozen text with its hash, as the product writes it when somebody hands in. */
const frozen = (call: CallSeed, proposal: ProposalSeed): string => {
  const { number, title, summary, institution, sections } = proposal
  const team = members(call, proposal)
    .map(({ name, email, institution: home, role }) => ({ name, email, institution: home, role }))
    .toSorted((left, right) => (left.email < right.email ? -1 : 1))
  return canonicalJson({
    format: 'furrow.proposal/1',
    callId: call.id,
    number,
    members: team,
    title,
    summary,
    institution,
    ...choices(call, proposal),
    sections: { ...sections },
  })
}

export const submissionRows = (call: CallSeed, calendar: Calendar) => (proposal: ProposalSeed) => {
  if (!isHandedIn(call, proposal)) return []
  const content = frozen(call, proposal)
  return [
    {
      id: idOf('submission', call.id, proposal.number),
      proposalId: proposalId(call, proposal.number),
      ordinal: 1,
      content,
      hash: sha256(content),
      submittedById: personNamed(proposal.pi).id,
      submittedAt: submittedOn(call, proposal, calendar),
    },
  ]
}

/** Every eligible proposal of a locked call was assessed; the others wait for the office. */
export const assessmentRows = (call: CallSeed, calendar: Calendar) => (proposal: ProposalSeed) => {
  if (call.days.locked === undefined || proposal.ineligible !== undefined) return []
  const { verdict, hours, note } = proposal.assessment ?? {
    verdict: 'feasible' as const,
    hours: null,
    note: 'Feasible as asked.',
  }
  return [
    {
      proposalId: proposalId(call, proposal.number),
      verdict,
      recommendedHours: hours,
      note,
      assessedById: personOf('officer2').id,
      assessedAt: calendar.at(call.days.deadline + 6),
    },
  ]
}
