import { expect, it } from 'vitest'
import { emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { startHistory } from '../../../web/src/features/studio/history.ts'
import { isChangedHere } from '../../../web/src/features/studio/seen-name.ts'

const scenario = (version: number, reserve: number) => ({
  id: 's',
  callId: 'c',
  name: 'Green first',
  note: '',
  ownerName: 'Olga',
  mine: false,
  forkedFromId: null,
  forkedFrom: null,
  content: { ...emptyDraft, reserve },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version,
})

it('what the owner saves is news and no change of a reader who moved nothing', () => {
  const draft = { ...emptyDraft, name: 'Green first' }
  const still = { draft, studio: { history: startHistory(draft) } }
  const moved = { ...still, studio: { history: { ...startHistory(draft), past: [draft] } } }
  const newer = scenario(2, 0.2)
  expect(isChangedHere({ ...still, saved: scenario(1, 0), news: null })).toBe(false)
  expect(isChangedHere({ ...still, saved: newer, news: newer })).toBe(false)
  expect(isChangedHere({ ...moved, saved: newer, news: newer })).toBe(true)
})
