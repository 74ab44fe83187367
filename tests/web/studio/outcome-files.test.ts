import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { emptyDraft } from '../../../web/src/features/studio/draft.ts'
import { outcomeCsv } from '../../../web/src/features/studio/keep/outcome-csv.ts'
import { outcomeRows } from '../../../web/src/features/studio/keep/outcome-rows.ts'
import { outcomeXlsx } from '../../../web/src/features/studio/keep/outcome-xlsx.ts'
import { makePageRunner } from '../../../web/src/features/studio/runner.ts'

async function partsOf(titles: readonly string[], isPractice: boolean) {
  const parsed = parseSnapshot({
    format: 'furrow.snapshot/1',
    call: { id: 'c', title: 'C', budget: 100, criteria: [{ id: 'merit', min: 1, max: 5 }] },
    proposals: [
      { id: 'P1', requested: 80 },
      { id: 'P2', requested: 60 },
    ],
    reviews: [
      { proposal: 'P1', reviewer: 'R1', scores: { merit: 3 } },
      { proposal: 'P2', reviewer: 'R1', scores: { merit: 5 } },
    ],
  })
  if (!parsed.ok) throw new Error('no snapshot')
  const runner = makePageRunner(parsed.value, 'seed')
  const names = {
    titles,
    institutions: ['University', 'Institute, "North"'],
    proposalIds: [null, null],
    careerStages: ['', ''],
    firstTimes: [null, null],
    areas: [],
    hasTitles: true,
  }
  const view = await runner.runOnce(emptyDraft)
  return { view, field: runner.field, names, draft: emptyDraft, isPractice }
}

describe('the outcome as a table', () => {
  it('stands in the order of the ranking, with numbers as numbers', async () => {
    const { heads, rows } = outcomeRows(await partsOf(['One', 'Two'], false))
    expect(rows.map((row) => [row[0], row[1], row[9]])).toEqual([
      [1, 'P2', 60],
      [2, 'P1', 40],
    ])
    expect(rows.every((row) => row.length === heads.length)).toBe(true)
  })

  it('as CSV quotes commas, neutralises formulas, and says in each row where the data is invented', async () => {
    const csv = outcomeCsv(await partsOf(['=HYPERLINK("http://evil")', '@SUM(A1)'], true))
    const lines = csv.trim().split('\r\n')
    expect(lines[1]).toContain(`'@SUM(A1)`)
    expect(lines[1]).toContain('"Institute, ""North"""')
    expect(lines[2]).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(lines.slice(1).every((line) => line.endsWith('invented (practice data)'))).toBe(true)
  })

  it('as a workbook holds every row of a large call, and no cell that is a formula', async () => {
    const parts = await partsOf(['=1+1 & <b>', 'x;=cmd\u0000\uD800'], false)
    const files = unzipSync(
      outcomeXlsx(parts, [
        ['Call', '=C'],
        ['Hours', 100],
      ]),
    )
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const texts = [...sheet.matchAll(/<t [^>]*>([^<]*)<\/t>/g)].map(([, text]) => text)
    expect(texts).toContain("'=1+1 &amp; &lt;b&gt;")
    expect(texts).toContain("x;'=cmd")
    expect(sheet).toContain('<v>60</v>')
    expect(sheet.match(/<row>/g)?.length).toBe(3)
    expect(sheet).not.toContain('<f>')
    expect(strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toContain("'=C")
  })
})
