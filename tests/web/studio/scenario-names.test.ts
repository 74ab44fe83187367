import { expect, it } from 'vitest'
import { scenarioNames } from '../../../web/src/features/studio/scenario-names.ts'

const saved = (id: string, name: string, ownerName: string) => ({
  id,
  name,
  ownerName,
  updatedAt: '2026-03-01T10:00:00.000Z',
})

it('scenarios of one name are told apart in a choice by who saved them and when; others stand by their name', () => {
  const names = scenarioNames([
    saved('1', 'Twin', 'Anna'),
    saved('2', 'Twin', 'Bo'),
    saved('3', 'Alone', 'Bo'),
  ])
  expect(names.get('1')).toMatch(/^Twin, by Anna, saved .*2026/)
  expect(names.get('2')).toMatch(/^Twin, by Bo, saved .*2026/)
  expect(names.get('3')).toBe('Alone')
})
