import { cleanup, render, screen } from '@testing-library/react'
import { lazy } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Part } from '../../../web/src/ui/Part.tsx'

afterEach(cleanup)

/** As `import()` answers where a file is gone. */
const Lost = lazy(() => Promise.reject<{ default: () => null }>(new TypeError('Failed to fetch module')))
const There = lazy(() => Promise.resolve({ default: () => <p>Here it is.</p> }))

describe('a part whose files are fetched when it is shown', () => {
  it('says that they could not be fetched and what to do, beside a page that goes on', async () => {
    const silent = vi.spyOn(console, 'error').mockReturnValue()
    const page = (shown: 'lost' | 'there') => (
      <>
        <p>The page goes on.</p>
        <Part at={shown}>{shown === 'lost' ? <Lost /> : <There />}</Part>
      </>
    )
    const { rerender } = render(page('lost'))
    expect((await screen.findByRole('alert')).textContent).toContain('could not be fetched')
    expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy()
    expect(screen.getByText('The page goes on.')).toBeTruthy()
    rerender(page('there'))
    expect(await screen.findByText('Here it is.')).toBeTruthy()
    silent.mockRestore()
  })
})
