import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOfDamage } from '../../../server/src/cli/json-damage.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{"a": [1, 2,]}', 1, 13, 'a value'],
    ['{"budget":NaN}', 1, 11, 'a value'],
    ['{"a":1', 1, 7, 'the file ends'],
    ['', 1, 1, 'the file ends'],
    ['{\n  "a": "x\ty"}', 2, 8, 'the text that begins here'],
    ['["\u{1F600}", "never ends', 1, 8, 'the text that begins here'],
    ['{"a" 1}', 1, 6, 'a colon'],
    ['{"a":1,}', 1, 8, 'a key'],
    ['{,}', 1, 2, 'a key in quotes or }'],
    ['[1 2]', 1, 4, 'a comma'],
    ['{"a":1]', 1, 7, 'a comma'],
    ['{"a":1}\n}', 2, 1, 'nothing may follow'],
    ['[01]', 1, 2, 'a value'],
    ['[1.]', 1, 2, 'a value'],
    ["['a']", 1, 2, 'a value'],
  ])('is found in %j', (text, line, column, expected) => {
    expect(isJson(text)).toBe(false)
    expect(placeOfDamage(text)).toEqual({ line, column, expected: expect.stringContaining(expected) })
  })

  it('is the end of every text that is JSON, and inside of none that was cut before', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        expect(placeOfDamage(text).expected).toBe('the file ends, but nothing may follow the value')
        const part = text.slice(0, cut % text.length)
        const { expected } = placeOfDamage(part)
        expect(/the file ends|begins here|a value|a comma/.test(expected)).toBe(true)
        expect(expected.endsWith('nothing may follow the value')).toBe(isJson(part))
      }),
    )
  })

  it('is found at the end of a text of megabytes', () => {
    const text = `["${'x\\n'.repeat(3_000_000)}", ${'[1,{"a":null}],'.repeat(100_000)}`
    expect(placeOfDamage(text)).toMatchObject({ line: 1, column: text.length + 1 })
  })
})
