import { can } from '@furrow/core/access/can'
import type { Facts } from '@furrow/core/access/facts'
import type { Actor, Grant, GrantedRole } from '@furrow/core/access/roles'
import { proposalLevel, viewAssignment, viewProposal, viewReview } from '@furrow/core/access/view'
import { describe, expect, it } from 'vitest'

const person = (...roles: (GrantedRole | Grant)[]): Actor => ({
  personId: 'me',
  name: 'Me',
  grants: roles.map((role) => (typeof role === 'string' ? { role, callId: null } : role)),
})
const closed: Facts = { callId: 'pilot', callState: 'closed', proposalState: 'submitted', handedIn: true }
const draft: Facts = { callId: 'pilot', callState: 'open', proposalState: 'draft', handedIn: false }

describe('rights', () => {
  it('are the union over the roles of a person', () => {
    const both = person('reviewer', 'officer')
    expect(can(both, 'close call', closed)).toBe(true)
    expect(can(both, 'read review.own', { ...closed, author: true })).toBe(true)
  })

  it('of one call open nothing in another', () => {
    const officer = person({ role: 'officer', callId: 'pilot' })
    expect(can(officer, 'close call', { callId: 'pilot' })).toBe(true)
    expect(can(officer, 'close call', { callId: 'other' })).toBe(false)
  })

  it('go with a conflict, whatever the role, and stay with the authors', () => {
    for (const role of ['reviewer', 'chair', 'officer', 'director', 'auditor'] as const) {
      const facts = { ...closed, assigned: true }
      expect(can(person(role), 'read proposal.submitted', facts)).toBe(true)
      expect(can(person(role), 'read proposal.submitted', { ...facts, conflicted: true })).toBe(false)
    }
    expect(can(person(), 'read proposal.submitted', { ...closed, pi: true, conflicted: true })).toBe(true)
  })

  it('of an officer do not reach the officer’s own proposal', () => {
    const facts = { ...closed, coapplicant: true }
    expect(can(person('officer'), 'record proposal.eligibility', facts)).toBe(false)
    expect(can(person('officer'), 'read proposal.submitted', facts)).toBe(true)
  })

  it('to apply are denied to whoever decides in the call', () => {
    const facts: Facts = { callId: 'pilot', callState: 'open' }
    expect(can(person(), 'create proposal', facts)).toBe(true)
    expect(can(person('reviewer'), 'create proposal', facts)).toBe(true)
    expect(can(person('reviewer', 'director'), 'create proposal', facts)).toBe(false)
    expect(can(person({ role: 'officer', callId: 'other' }), 'create proposal', facts)).toBe(true)
  })

  it('to sign end with being the proposer or with a conflict in the call', () => {
    expect(can(person('director'), 'sign decision', closed)).toBe(true)
    expect(can(person('director'), 'sign decision', { ...closed, author: true })).toBe(false)
    expect(can(person('director'), 'sign decision', { ...closed, conflictsInCall: 1 })).toBe(false)
  })
})

describe('a proposal', () => {
  const proposal = { number: 'P01', title: 'T', summary: 'S', institution: 'I', piName: 'N', requested: 100 }

  it('is an outline to the office until a person has closed the call', () => {
    expect(viewProposal(person('officer'), draft, proposal)).toMatchObject({
      title: null,
      summary: null,
      requested: 100,
    })
    expect(viewProposal(person('officer'), closed, proposal)).toEqual(proposal)
    expect(viewProposal(person('reviewer'), { ...draft, assigned: true }, proposal)).toBeNull()
  })

  it('is nothing to an officer in conflict, to an admin and to a stranger', () => {
    expect(viewProposal(person('officer'), { ...closed, conflicted: true }, proposal)).toBeNull()
    expect(viewProposal(person('officer'), { ...draft, conflicted: true }, proposal)).toBeNull()
    expect(viewProposal(person('admin'), closed, proposal)).toBeNull()
    expect(viewProposal(null, closed, proposal)).toBeNull()
  })

  it('hides its people from a reviewer of a double-blind call until the release', () => {
    const facts: Facts = { ...closed, assigned: true, doubleBlind: true }
    expect(viewProposal(person('reviewer'), facts, proposal)).toMatchObject({
      title: 'T',
      institution: null,
      piName: null,
    })
    expect(proposalLevel(person('reviewer'), { ...facts, callState: 'released' })).toBe('full')
    expect(proposalLevel(person('chair'), facts)).toBe('full')
  })
})

describe('a review', () => {
  const review = {
    state: 'submitted' as const,
    reviewerId: 'r',
    reviewerName: 'Name',
    scores: { excellence: 4 },
    confidence: 2,
    textForApplicant: 'A',
    textForPanel: 'P',
    submittedAt: '2026-03-02T09:00:00.000Z',
  }

  it('of a colleague shows after one’s own is in, without the name and the note', () => {
    const facts: Facts = { ...closed, assigned: true }
    expect(viewReview(person('reviewer'), facts, review)).toBeNull()
    const seen = viewReview(person('reviewer'), { ...facts, ownReviewIn: true }, review)
    expect(seen).toMatchObject({
      scores: { excellence: 4 },
      reviewerId: null,
      reviewerName: null,
      textForPanel: null,
    })
  })

  it('reaches the applicant after the release, as text alone', () => {
    const facts: Facts = { ...closed, pi: true }
    expect(viewReview(person(), facts, review)).toBeNull()
    expect(viewReview(person(), { ...facts, callState: 'released' }, review)).toEqual({
      ...review,
      reviewerId: null,
      reviewerName: null,
      scores: null,
      confidence: null,
      textForPanel: null,
      submittedAt: null,
    })
  })

  it('is whole to its author and the office, and a draft to its author alone', () => {
    expect(viewReview(person('officer'), closed, review)).toEqual(review)
    expect(viewReview(person('officer'), closed, { ...review, state: 'draft' })).toBeNull()
    const own: Facts = { ...closed, author: true }
    expect(viewReview(person('reviewer'), own, { ...review, state: 'draft' })).toMatchObject({
      textForPanel: 'P',
    })
    expect(viewReview(person('reviewer'), { ...own, conflicted: true }, review)).toBeNull()
  })
})

it('who reviews what is known to the office and the panel, and to oneself', () => {
  const assignment = { reviewerId: 'r', reviewerName: 'Name' }
  expect(viewAssignment(person('officer'), closed, assignment)).toEqual(assignment)
  expect(viewAssignment(person('reviewer'), { ...closed, author: true }, assignment)).toEqual(assignment)
  expect(viewAssignment(person('reviewer'), { ...closed, assigned: true }, assignment)).toBeNull()
  expect(viewAssignment(person(), { ...closed, pi: true }, assignment)).toBeNull()
})
