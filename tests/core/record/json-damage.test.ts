import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from '@furrow/core/record/read-json'
import { placeOfDamage } from '@furrow/core/record/json-damage'

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
    expect(placeOfDamage(text)).toEqual({
      line,
      column,
      expected: expect.stringContaining(expected),
      path: '',
    })
  })

  it.each([
    ['{"award":99999,"award":1800}', 1, 16, 'award'],
    ['{"a":{"b":1},\n "c":[{"b":1,"d":2,"\\u0062":3}]}', 2, 20, 'c[0].b'],
    ['{"a":[[1],[2,{"b":1},{"b":":\\"","c":{},"b":2}]]}', 1, 40, 'a[1][2].b'],
    ['{"__proto__":1,"__proto__":1}', 1, 16, '__proto__'],
  ])('is the key that stands twice in %j', (text, line, column, path) => {
    expect(isJson(text)).toBe(true)
    expect(placeOfDamage(text)).toMatchObject({
      line,
      column,
      expected: expect.stringContaining('another key'),
      path,
    })
    expect(readJson(text)).toMatchObject({ ok: false, damage: { line, column } })
  })

  it('is nowhere in what the parser writes, and the value comes back', () => {
    const texts = ['[":", "\\":\\\\", {"a":{"a":":"}}]', '{"__proto__":{"a":1}}', '0', '{}', 'null']
    for (const text of texts) expect(readJson(text), text).toEqual({ ok: true, value: JSON.parse(text) })
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
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
