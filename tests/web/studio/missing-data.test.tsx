import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { makeEngine } from '@furrow/core/allocation/engine'
import { policyMatrix } from '@furrow/core/allocation/policy-matrix'
import { parseSnapshot, type SnapshotInput } from '@furrow/core/contract/snapshot'
import { areaRows } from '../../../web/src/features/studio/area-rows.ts'
import { MatrixTable } from '../../../web/src/features/studio/compare/MatrixTable.tsx'
import { MeasuresTable } from '../../../web/src/features/studio/compare/MeasuresTable.tsx'
import { emptyDraft, withSeed } from '../../../web/src/features/studio/draft.ts'
import type { Names } from '../../../web/src/features/studio/names.ts'
import { AddressState } from '../../../web/src/shell/address-state.ts'
import { SuccessPicture } from '../../../web/src/features/studio/pictures/SuccessPicture.tsx'
import { fieldView, runView } from '../../../web/src/features/studio/run-view.ts'
import { Summary } from '../../../web/src/features/studio/Summary.tsx'

afterEach(cleanup)

const proposals = [
  { id: 'A', requested: 20, area: 'bio' },
  { id: 'B', requested: 30 },
  { id: 'C', requested: 15, area: 'bio' },
  { id: 'D', requested: 15 },
  { id: 'E', requested: 20, area: 'chem' },
]

function opened(given: SnapshotInput['proposals']) {
  const parsed = parseSnapshot({
    format: 'furrow.snapshot/1',
    call: { id: 'c', title: 'C', budget: 80, criteria: [{ id: 'm', min: 0, max: 10 }] },
    proposals: given,
    reviews: proposals.map(({ id }, i) => ({ proposal: id, scores: { m: 9 - i } })),
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const engine = makeEngine(parsed.value)
  const scenario = withSeed(emptyDraft, 'x')
  const [view, field] = [runView(engine, engine.run(scenario)), fieldView(engine.field)]
  const none = field.ids.map(() => '')
  const names: Names = {
    titles: none,
    institutions: none,
    careerStages: none,
    firstTimes: field.ids.map(() => null),
    proposalIds: field.ids.map(() => null),
    areas: field.areaIds.map((id) => ({ id, name: id })),
    hasTitles: false,
  }
  return {
    snapshot: parsed.value,
    view,
    field,
    names,
    draft: emptyDraft,
    quotas: emptyDraft.areas,
    rows: policyMatrix(parsed.value, scenario),
  }
}

const bare = proposals.map(({ id, requested }) => ({ id, requested }))

const textOf = (element: Element | null | undefined) => (element?.textContent ?? '').replaceAll('\u00A0', ' ')
const notStated = () => Array.from(document.querySelectorAll('[data-not-stated]'), textOf)

describe('hours without an area, where others have one', () => {
  const call = opened(proposals)

  it('are a row of their own: the rows add up to all that is given', () => {
    const rows = areaRows(call.view, call.field, call.names)
    expect(rows.map(({ name, proposals: n, funded, awarded }) => [name, n, funded, awarded])).toEqual([
      ['bio', 2, 2, 35],
      ['chem', 1, 0, 0],
      ['Without an area', 2, 2, 45],
    ])
    expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  })

  it('stand at the foot and may be the largest share', () => {
    render(<Summary {...call} />)
    expect(textOf(document.querySelector('li[data-area=""]'))).toBe('Without an area56.3%')
    expect(textOf(document.querySelector('.studio-areas'))).toContain(
      'Largest share, 56.3%: Without an area.',
    )
  })

  it('stand among what is compared', () => {
    render(<MeasuresTable {...call} sides={[{ key: 'a', name: 'a', view: call.view }]} />)
    expect(textOf(document.querySelector('[data-measure="area "]'))).toBe('Without an area45 h · 56.3%')
    expect(notStated()).toEqual(['Not shown, since no proposal states them: first-time applicants.'])
  })
})

describe('a call that states nothing but hours', () => {
  const call = opened(bare)

  it('has no row of areas', () => {
    expect(areaRows(call.view, call.field, call.names)).toEqual([])
  })

  it('says beside success rates by what they cannot be shown', () => {
    render(<SuccessPicture {...call} source="" onSelect={() => undefined} />, { wrapper: AddressState })
    expect(notStated()).toEqual([
      'Not shown, since no proposal states them: areas, institutions, career stages and first-time applicants.',
    ])
  })

  it('says under what is compared, and under the policies, what is missing, and has no rows of dashes', () => {
    render(<MeasuresTable {...call} sides={[{ key: 'a', name: 'a', view: call.view }]} />)
    expect(notStated()).toEqual([
      'Not shown, since no proposal states them: areas and first-time applicants.',
    ])
    expect(screen.getAllByText(/^The call names no machine/)).toHaveLength(1)
    cleanup()
    render(<MatrixTable rows={call.rows} names={call.names} />)
    expect(notStated()).toEqual(['Not shown, since no proposal states them: first-time applicants.'])
    expect(screen.getAllByText(/^The call names no machine/)).toHaveLength(1)
    const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
      Array.from(row.querySelectorAll('td'), textOf),
    )
    expect(rows).toHaveLength(7)
    expect(rows.filter((cells) => cells.every((cell) => cell === '–'))).toEqual([])
  })

  it('name the unit of score × hours once, beside numbers without one', () => {
    const large = call.rows.map((row, i) => ({ ...row, scoreHours: 1_234_000 + 1000 * i }))
    render(<MatrixTable rows={large} names={call.names} />)
    const row = [...document.querySelectorAll('tbody tr')].find((own) => textOf(own).startsWith('Score ×'))
    expect(textOf(row?.querySelector('th'))).toBe('Score × hours (thousand points × h)')
    const cells = Array.from(row?.querySelectorAll('td') ?? [], textOf)
    expect(cells).toEqual(large.map(({ proven }, i) => (proven ? `1,${234 + i}` : '–')))
    expect(cells).toContain('1,234')
  })
})

describe('what scenarios come to, side by side', () => {
  it('adds up to the budget: a reserve in one of them has a row', () => {
    const call = opened(bare)
    const row = (key: string) =>
      Array.from(document.querySelectorAll(`tr[data-measure="${key}"] td`), textOf).map((text) =>
        Number(text.replace(' h', '')),
      )
    const parsed = makeEngine(call.snapshot)
    const saving = runView(parsed, parsed.run(withSeed({ ...emptyDraft, reserve: 0.25 }, 'x')))
    const sides = [
      { key: 'a', name: 'a', view: call.view },
      { key: 'b', name: 'b', view: saving },
    ]
    render(<MeasuresTable {...call} sides={sides} />)
    const [hours, left, reserve] = [row('hours'), row('left'), row('reserve')]
    expect(reserve).toEqual([0, 20])
    expect(hours.map((given, i) => given + (left[i] ?? 0) + (reserve[i] ?? 0))).toEqual([80, 80])
    cleanup()
    render(<MeasuresTable {...call} sides={sides.slice(0, 1)} />)
    expect(row('reserve')).toEqual([])
  })
})

describe('an exact choice that was not proven in time', () => {
  const call = opened(bare)
  const rows = call.rows.map((row, i) => (i === 0 ? { ...row, proven: false } : row))

  it('has no numbers, since another rule stood in for it, and is not praised for them', () => {
    const [standIn] = rows
    if (standIn === undefined) throw new Error('No policies.')
    render(
      <MatrixTable
        rows={[{ ...standIn, funded: 5, scoreHours: 1e9 }, ...rows.slice(1)]}
        names={call.names}
      />,
    )
    const [head] = Array.from(document.querySelectorAll('thead th:not(:first-child)'), textOf)
    expect(head).toContain('not proven in time')
    const cells = [...document.querySelectorAll('tbody tr')].map((row) => textOf(row.querySelector('td')))
    expect(new Set(cells)).toEqual(new Set(['–']))
    expect(textOf(document.querySelector('[data-finding]'))).not.toContain('Cut-off by rank”')
  })
})
