import { readdirSync, readFileSync } from 'node:fs'
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

it('every file of a group is told of in the docs, with its row or as not measured', () => {
  const docs = readFileSync(join(root, 'docs', 'mutation.md'), 'utf8')
  const unmeasured = docs.slice(docs.indexOf('Not measured so far'))
  const isTold = (file: string): boolean =>
    docs.includes(`| \`${file}\` |`) !== unmeasured.includes(`\`${file}\``)
  expect(sources.filter((file) => !isTold(file))).toEqual([])
})
