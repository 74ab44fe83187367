import type { Browser } from 'playwright-core'
import { vi } from 'vitest'
import { read, send } from './applicant.ts'
import { openAs } from './browser.ts'
import type { RunningServer } from './server.ts'

type World = { readonly browser: Browser; readonly server: RunningServer }

const path = '/api/calls/gefion-pilot'

/** Signed and released by a director who did not propose it. */
export async function signAndRelease({ browser, server }: World, id: string): Promise<void> {
  const director = await openAs(browser, server.url, 'director2')
  await send(director, `/api/decisions/${id}/sign`, { password: 'furrow-practice' })
  await send(director, `/api/decisions/${id}/release`, {})
  await director.context().close()
}

/** The pilot call decided by its practice default and released. @returns whom it funds, by number */
export async function releasePilot({ browser, server }: World): Promise<string[]> {
  const officer = await openAs(browser, server.url, 'officer')
  const api = officer.context().request
  const { items } = await read<{ items: { id: string; name: string }[] }>(api, `${path}/scenarios`)
  const scenarioId = items.find(({ name }) => name === 'Practice default')?.id ?? ''
  const { outcomeHash } = await send<{ outcomeHash: string }>(officer, `${path}/decision-preview`, {
    scenarioId,
  })
  const { id } = await send<{ id: string }>(officer, `${path}/decisions`, { scenarioId, outcomeHash })
  await signAndRelease({ browser, server }, id)
  // Right after a release the server may say that it is busy: writing the letters took its time.
  const { rows } = await vi.waitFor(() => read<{ rows: { proposal: string }[] }>(api, `${path}/awards`), {
    timeout: 20_000,
    interval: 300,
  })
  await officer.context().close()
  return rows.map(({ proposal }) => proposal)
}
