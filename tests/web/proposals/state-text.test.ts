import { expect, it } from 'vitest'
import { nextStep } from '../../../web/src/features/proposals/state-text.ts'

const standing = {
  state: 'draft',
  callState: 'open',
  deadlineAt: '2026-12-01T12:00:00.000Z',
  decisionDueAt: null,
  released: false,
  deletedAt: null,
  handedIn: false,
  serverTime: '2026-12-01T11:59:59.999Z',
} as const

const past = { ...standing, serverTime: standing.deadlineAt }

it('asks the author to submit until the deadline, that instant excluded, by the server’s clock', () => {
  expect(nextStep(standing)).toContain('submit by')
  expect(nextStep(past)).toContain('nothing was handed in')
})

it('says after the deadline that what was handed in counts, also where it is being rewritten', () => {
  for (const state of ['draft', 'submitted'] as const)
    expect(nextStep({ ...past, state, handedIn: true })).toContain('what you handed in counts')
})

it('promises no decision on what was never handed in', () => {
  const said = nextStep({ ...past, callState: 'closed', decisionDueAt: '2027-01-01T12:00:00.000Z' })
  expect(said).toContain('nothing was handed in')
  expect(nextStep({ ...past, callState: 'closed', state: 'reviewing', handedIn: true })).toContain(
    'Reviewers',
  )
})

it('reads the same for whoever is granted hours and whoever is not, until the release', () => {
  const waiting = { ...past, state: 'reviewing', handedIn: true } as const
  expect(nextStep({ ...waiting, callState: 'decided' })).toBe(nextStep({ ...waiting, callState: 'closed' }))
  expect(nextStep({ ...waiting, callState: 'released', released: true })).toContain('result is out')
})
