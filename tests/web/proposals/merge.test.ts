import { expect, test } from 'vitest'
import { changedFields, mergeFields } from '../../../web/src/features/proposals/merge.ts'

test('disjoint changes of two tabs are merged without a clash', () => {
  const merge = mergeFields(
    { title: 'a', summary: 'b' },
    { title: 'A', summary: 'b' },
    { title: 'a', summary: 'B' },
  )
  expect(merge).toEqual({ merged: { title: 'A', summary: 'B' }, clashes: [] })
})

test('one field changed in two ways is a clash that shows both texts and keeps mine', () => {
  const merge = mergeFields({ title: 'a' }, { title: 'mine' }, { title: 'theirs' })
  expect(merge.merged).toEqual({ title: 'mine' })
  expect(merge.clashes).toEqual([{ field: 'title', base: 'a', mine: 'mine', theirs: 'theirs' }])
})

test('the same change on both sides is no clash', () => {
  expect(mergeFields({ title: 'a' }, { title: 'b' }, { title: 'b' }).clashes).toEqual([])
})

test('a save sends changed fields only', () => {
  expect(changedFields({ title: 'a', minimum: null }, { title: 'b', minimum: null })).toEqual({ title: 'b' })
})
