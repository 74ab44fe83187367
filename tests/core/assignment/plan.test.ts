import { detectConflict } from '@furrow/core/assignment/detect-conflict'
import { planAssignments } from '@furrow/core/assignment/plan-assignments'
import { readAssignmentCsv } from '@furrow/core/assignment/read-csv'
import { expect, test } from 'vitest'

const person = (email: string, institution = 'Elsewhere') => ({
  personId: email,
  email,
  orcid: null,
  institution,
})

test('a member of the team is found by another account with the same ORCID', () => {
  const candidate = { ...person('new@a.dk'), orcid: '0000-0001' }
  const team = [{ ...person('old@b.dk'), orcid: '0000-0001' }]
  expect(detectConflict(candidate, { team, institution: '', applicantsInCall: [] })).toBe('team-member')
})

test('institutions match regardless of case and spaces, and wait for a judgement', () => {
  const grounds = { team: [], institution: 'Technical  University of Denmark', applicantsInCall: [] }
  const candidate = person('a@a.dk', 'technical university of denmark ')
  expect(detectConflict(candidate, grounds)).toBe('same-institution')
})

test('a plan names each skip with its reason and counts the load of its own rows', () => {
  const proposal = {
    team: [person('team@a.dk', 'Their own institute')],
    institution: 'DTU',
    assigned: new Set(['had@a.dk']),
    conflicted: new Set(['coi@a.dk']),
    waived: new Set<string>(),
  }
  const names = ['free@a.dk', 'team@a.dk', 'had@a.dk', 'coi@a.dk', 'full@a.dk']
  const candidates = new Map(
    names.map((email) => [email, { ...person(email), name: email, load: email === 'full@a.dk' ? 2 : 1 }]),
  )
  const proposals = new Map([
    ['P01', proposal],
    ['P02', proposal],
  ])
  const rows = [
    { proposal: 'P01', email: 'free@a.dk' },
    { proposal: 'P01', email: 'free@a.dk' },
    { proposal: 'P02', email: 'free@a.dk' },
    { proposal: 'P01', email: 'team@a.dk' },
    { proposal: 'P01', email: 'had@a.dk' },
    { proposal: 'P01', email: 'coi@a.dk' },
    { proposal: 'P01', email: 'full@a.dk' },
    { proposal: 'P01', email: 'nobody@a.dk' },
    { proposal: 'P99', email: 'free@a.dk' },
  ]
  const plan = planAssignments(rows, { proposals, candidates, applicantsInCall: [], maxLoad: 2 })
  expect(plan.map(({ skip }) => skip)).toEqual([
    null,
    'twice',
    'load-limit',
    'team-member',
    'already-assigned',
    'conflict',
    'load-limit',
    'unknown-reviewer',
    'unknown-proposal',
  ])
})

test('a CSV file is read with its heading, quotes and semicolons; other lines are named', () => {
  const text = '\uFEFFproposal;reviewer\r\n"P01";"A@x.dk"\nP02,b@x.dk\nnonsense\n\nP03\tc@x.dk'
  expect(readAssignmentCsv(text)).toEqual({
    rows: [
      { proposal: 'P01', email: 'a@x.dk' },
      { proposal: 'P02', email: 'b@x.dk' },
      { proposal: 'P03', email: 'c@x.dk' },
    ],
    wrongLines: [4],
  })
})
