import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  before,
  move,
  redo,
  startHistory,
  undo,
  undoTo,
  type History,
} from '../../../web/src/features/studio/history.ts'

const times = <T>(count: number, step: (history: History<T>) => History<T>, from: History<T>) =>
  Array.from({ length: count }).reduce<History<T>>((history) => step(history), from)

describe('undo', () => {
  it('as often as there were moves leads back to the start, and redo forth again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 40 }), (values) => {
        const moved = values.reduce((history, value) => move(history, value), startHistory(0))
        const back = times(values.length, undo, moved)
        expect(back.present).toBe(0)
        expect(times(values.length, redo, back).present).toBe(values.at(-1))
      }),
    )
  })

  it('takes a whole drag back at once', () => {
    const dragged = [1, 2, 3].reduce((history, value) => move(history, value, 'drag-1'), startHistory(0))
    expect(undo(dragged).present).toBe(0)
  })

  it('starts every step of a drag from the state before it, another move from the present', () => {
    const dragged = move(move(startHistory(0), 1, 'drag-1'), 2, 'drag-1')
    expect(before(dragged, 'drag-1')).toBe(0)
    expect(before(dragged, 'drag-2')).toBe(2)
    expect(before(dragged, null)).toBe(2)
    expect(before(undo(dragged), 'drag-1')).toBe(0)
  })

  it('keeps two drags of one slider apart', () => {
    const twice = move(move(startHistory(0), 1, 'drag-1'), 2, 'drag-2')
    expect(undo(twice).present).toBe(1)
  })

  it('at the start changes nothing', () => {
    const start = startHistory(0)
    expect(undo(start)).toBe(start)
  })

  it('leads back to a state of the past, and nowhere to one that is none', () => {
    const moved = [1, 2, 3].reduce((history, value) => move(history, value), startHistory(0))
    expect(undoTo(moved, 1)?.present).toBe(1)
    expect(undoTo(moved, 1)?.future).toEqual([2, 3])
    expect(undoTo(moved, 3)).toBe(moved)
    expect(undoTo(moved, 7)).toBeNull()
  })

  it('is forgotten forwards by a new move', () => {
    const branched = move(undo(move(startHistory(0), 1)), 5)
    expect(redo(branched).present).toBe(5)
  })
})
