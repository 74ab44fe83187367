import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../../../web/src/api.ts'
import { Button } from '../../../web/src/ui/Button.tsx'
import { DataTable, type Column } from '../../../web/src/ui/DataTable.tsx'
import { Field } from '../../../web/src/ui/Field.tsx'
import { NumberInput } from '../../../web/src/ui/inputs.tsx'
import { MarkdownText } from '../../../web/src/ui/MarkdownText.tsx'
import { QueryStates } from '../../../web/src/ui/states.tsx'

afterEach(cleanup)

type Row = { id: string; name: string; hours: number | null }

const rows: Row[] = [
  { id: 'a', name: 'Ærø', hours: 20 },
  { id: 'b', name: 'Anholt', hours: null },
  { id: 'c', name: 'Bornholm', hours: 100 },
]
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sortBy: (row) => row.name },
  { id: 'hours', header: 'Hours', cell: (row) => row.hours, sortBy: (row) => row.hours, align: 'end' },
]
const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent)

describe('Field', () => {
  it('ties label, hint and error to its input', () => {
    render(
      <Field label="Hours" hint="In GPU-hours." error="Too many.">
        <NumberInput value={5} onValue={() => undefined} unit="h" />
      </Field>,
    )
    const input = screen.getByLabelText('Hours')
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ')
    expect(described.map((id) => document.querySelector(`[id="${id}"]`)?.textContent)).toEqual([
      'In GPU-hours.',
      'Too many.',
    ])
    expect(input.getAttribute('aria-invalid')).toBe('true')
  })
})

describe('Button', () => {
  it('does nothing while its request is under way', () => {
    const onClick = vi.fn()
    render(
      <Button busy onClick={onClick}>
        Submit
      </Button>,
    )
    fireEvent.click(screen.getByRole('button'))
    expect(onClick).not.toHaveBeenCalled()
  })
})

describe('DataTable', () => {
  it('sorts by the Danish alphabet, and what is missing stands last', () => {
    const { rerender } = render(
      <DataTable
        label="Islands"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        sort={{ id: 'name', descending: false }}
      />,
    )
    expect(names()).toEqual(['Anholt', 'Bornholm', 'Ærø'])
    rerender(
      <DataTable
        label="Islands"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        sort={{ id: 'hours', descending: true }}
      />,
    )
    expect(names()).toEqual(['Bornholm', 'Ærø', 'Anholt'])
  })

  it('keeps no room in the place of rows that are not drawn for columns that a phone leaves out', () => {
    render(
      <DataTable label="Islands" rows={rows} columns={columns} rowKey={({ id }) => id} maxHeight="70vh" />,
    )
    const spacer = screen.getByRole('table').querySelector('.table-spacer td')
    expect(spacer?.getAttribute('colspan')).toBeNull()
    expect(spacer).not.toBeNull()
  })

  it('a head asks for the other direction when pressed again, and says which holds', () => {
    const onSort = vi.fn()
    render(
      <DataTable
        label="Islands"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        sort={{ id: 'hours', descending: false }}
        onSort={onSort}
      />,
    )
    expect(screen.getByRole('columnheader', { name: /Hours/ }).getAttribute('aria-sort')).toBe('ascending')
    fireEvent.click(screen.getByRole('button', { name: /Hours/ }))
    expect(onSort).toHaveBeenCalledWith({ id: 'hours', descending: true })
  })
})

describe('the four states', () => {
  const query = { data: undefined, error: null, isPending: true, refetch: () => undefined }
  const failing = (status: number) => ({
    ...query,
    error: new ApiProblem({
      status,
      code: 'x',
      title: 'T',
      detail: 'The disk is full.',
      errors: [],
      requestId: 'r-1',
    }),
  })
  const draw = (state: {
    data: string | undefined
    error: unknown
    isPending: boolean
    refetch: () => void
  }) => render(<QueryStates query={state}>{(data) => <p>{data}</p>}</QueryStates>)

  it('loading is told to screen readers', () => {
    draw(query)
    expect(screen.getByRole('status').textContent).toBe('Loading')
  })

  it('an error says what happened and shows the request id', () => {
    draw(failing(500))
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.')
    expect(screen.getByText('r-1')).toBeTruthy()
  })

  it('absent and not allowed read the same', () => {
    const { container, unmount } = draw(failing(404))
    const absent = container.innerHTML
    unmount()
    expect(draw(failing(403)).container.innerHTML).toBe(absent)
  })

  it('data is drawn', () => {
    draw({ ...query, data: 'here' })
    expect(screen.getByText('here')).toBeTruthy()
  })
})

describe('Markdown', () => {
  it('draws no raw HTML, no script address and no picture', () => {
    const { container } = render(
      <MarkdownText
        text={
          '# Aim\n\n<img src=x onerror=alert(1)> [bad](javascript:alert(1)) [http](http://a.example) [good](https://b.example) ![p](https://c.example/p.png)'
        }
      />,
    )
    expect(container.querySelector('img, script')).toBeNull()
    expect([...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      null,
      null,
      'https://b.example',
    ])
    expect(container.querySelector('h3')?.textContent).toBe('Aim')
  })
})
