import { describe, expect, it } from 'vitest'
import { csvOf, harmless } from '../../../core/src/record/csv.ts'

describe('a cell of a CSV', () => {
  it('is never run by a spreadsheet, and keeps quotes, commas and lines', () => {
    const rows = ['=1+1', ' =1+1', '+1', '-1', '@x', '\tx', 'a "b", c', 'two\nlines'].map((cell) => [cell])
    expect(csvOf(['cell'], [...rows, [-5], [null]])).toBe(
      `\uFEFF${['cell', `"'=1+1"`, `"' =1+1"`, `"'+1"`, `"'-1"`, `"'@x"`, `"'\tx"`, '"a ""b"", c"', '"two\nlines"', '-5', '', ''].join('\r\n')}`,
    )
  })

  it('is no formula either where a spreadsheet parts the line at another separator', () => {
    const given = [`x;=cmd|'/C calc'!A0;y`, 'x;y', 'x, -1', 'x\t@SUM(A1)', 'x\n+1', 'a-b; c=d', '＝1']
    expect(given.map(harmless)).toEqual([
      `x;'=cmd|'/C calc'!A0;y`,
      'x;y',
      "x,' -1",
      "x\t'@SUM(A1)",
      "x\n'+1",
      'a-b; c=d',
      "'＝1",
    ])
  })

  it('is parted and written as the country of the reader has it', () => {
    const danish = { separator: ';', decimal: ',' } as const
    expect(csvOf(['a', 'b'], [['x, y', 88.125]], danish)).toBe('\uFEFFa;b\r\n"x, y";88,125\r\n')
  })
})
