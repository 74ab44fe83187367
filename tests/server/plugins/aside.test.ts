import { expect, it } from 'vitest'
import { z } from 'zod'
import { makeAside } from '../../../server/src/plugins/aside.ts'

const span = z.object({ from: z.number(), to: z.number() })

/** A worker of these tests, by its way from the folder of the plugins. */
const makeSpans = () =>
  makeAside({
    name: '../../../tests/server/harness/span-worker',
    limit: 2,
    parse: (message) => span.parse(message),
  })

it('what is made aside is made one after the other, and once for its key', async () => {
  const spanOf = makeSpans()
  const [first, second, again] = await Promise.all([spanOf('a', 100), spanOf('b', 0), spanOf('a', 100)])
  expect(second.from).toBeGreaterThanOrEqual(first.to)
  expect(again).toBe(first)
})

it('what fails aside is not kept and holds up nobody', async () => {
  const spanOf = makeSpans()
  const failing = spanOf('a', 'no number')
  const next = spanOf('b', 0)
  await expect(failing).rejects.toThrow('no number of milliseconds')
  expect((await next).to).toBeGreaterThan(0)
  expect((await spanOf('a', 0)).to).toBeGreaterThan(0)
})
