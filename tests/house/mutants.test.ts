import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { groups } from '../mutants/groups.mjs'

const root = join(import.meta.dirname, '..', '..')
const sources = ['allocation', 'scoring'].flatMap((room) =>
  readdirSync(join(root, 'core', 'src', room)).map((name) => `core/src/${room}/${name}`),
)

it('every file of allocation and scoring is mutated in one group', () => {
  const mutated = Object.values(groups).flatMap(({ mutate }) => mutate)
  expect(mutated.toSorted()).toEqual(sources.toSorted())
})
