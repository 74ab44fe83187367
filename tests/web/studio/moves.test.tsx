import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { syntheticSnapshot } from '../../bench/synthetic-call.ts'
import { areaControls } from '../../../web/src/features/studio/controls.ts'
import { emptyDraft, type Rules } from '../../../web/src/features/studio/draft.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'
import { useStudio } from '../../../web/src/features/studio/use-studio.ts'

const parsed = parseSnapshot(syntheticSnapshot({ proposals: 20, reviewsEach: 2, seed: 3 }))
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
const runner = makePageRunner(parsed.value, 'seed')
const [first = '', second = ''] = runner.field.areaIds
const rules: Rules = {
  criteria: runner.field.criteria,
  areas: [],
  hasConfidence: true,
  published: emptyDraft,
}
const draft = { ...emptyDraft, areas: { [first]: { minShare: 0.5, maxShare: 1 } } }

it('a guarantee dragged beyond what the others leave is one move, and further drags beyond it are none', () => {
  const [guarantee] = areaControls({ id: second, name: second })
  if (guarantee === undefined) throw new Error('No control.')
  const { result } = renderHook(() => useStudio(runner, rules, draft))
  act(() => result.current.onMove(guarantee, 60, 'drag-1'))
  act(() => result.current.onMove(guarantee, 80, 'drag-2'))
  expect(guarantee.get(result.current.draft)).toBe(50)
  expect(result.current.history.past).toHaveLength(1)
  act(() => result.current.back())
  expect(guarantee.get(result.current.draft)).toBe(0)
})
