import type { ConsoleMessage, Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { axe } from './harness/axe.ts'
import { goTo, openAs } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { startServer } from './harness/server.ts'

// The table of routes reads its language from the address.
vi.stubGlobal('location', new URL('http://localhost/'))
const { appRoutes, publicRoutes } = await import('../../web/src/routes.tsx')

const { browser, server } = await inBrowser(startServer)
const pages = new Map<string, Page>()

/** One page per persona, signed in once. */
async function pageOf(persona: string | null): Promise<Page> {
  const known = pages.get(persona ?? '')
  if (known !== undefined) return known
  const page = await openAs(browser, server.url, persona)
  pages.set(persona ?? '', page)
  return page
}

type Items = { items: { id: string; callId?: string; state?: string }[] }

async function listOf(persona: string, path: string): Promise<Items['items']> {
  const page = await pageOf(persona)
  const reply = await page.context().request.get(`/api${path}`)
  const { items }: Items = await reply.json()
  return items
}

async function firstId(persona: string, path: string, state?: string): Promise<string> {
  const items = await listOf(persona, path)
  const found = items.find((item) => state === undefined || item.state === state)
  if (found === undefined) throw new Error(`${path} holds nothing ${state ?? ''} for ${persona}.`)
  return found.id
}

/** Where each kind of object is found in the practice data; a new parameter has to be added here. */
const ids: Record<string, (path: string) => Promise<string>> = {
  callId: async (path) => {
    if (path.startsWith('/results')) return 'gefion-taster-2026'
    if (path.includes('/proposals/new')) return 'gefion-2027-spring'
    if (path.endsWith('/decisions')) return 'gefion-industry-2026'
    return path.endsWith('/edit') ? firstId('officer', '/calls', 'draft') : 'gefion-pilot'
  },
  proposalId: (path) => {
    if (path.startsWith('/app/calls')) return firstId('officer', '/calls/gefion-pilot/proposals')
    if (/\/(letter|result)$/.test(path)) return firstId('researcher', '/proposals', 'decided')
    return firstId('researcher', '/proposals', path.endsWith('/receipt') ? 'submitted' : 'draft')
  },
  assignmentId: () => firstId('reviewer', '/assignments', 'accepted'),
  scenarioId: () => firstId('officer', '/calls/gefion-pilot/scenarios'),
  decisionId: () => firstId('director', '/calls/gefion-industry-2026/decisions'),
}

async function addressOf(path: string): Promise<string> {
  let address = path
  for (const [whole, name] of path.matchAll(/:(\w+)\??/g)) {
    const find = ids[name ?? '']
    if (find === undefined) throw new Error(`Say in this test where a ${name} comes from.`)
    address = address.replace(whole, await find(path))
  }
  return address
}

const personaOf = (path: string, roles: readonly string[] | undefined) => {
  if (!path.startsWith('/app')) return null
  return path.startsWith('/app/reviews') ? 'reviewer' : (roles?.[0] ?? 'researcher')
}

async function sidewaysScroll(page: Page, width: number) {
  await page.setViewportSize({ width, height: 900 })
  return page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth)
}

describe.each([...appRoutes, ...publicRoutes])('$path', ({ path, roles }) => {
  test('has one heading, a title and no fault of the script, fits 1440, 768 and 320 pixels, and axe finds nothing in either scheme', async () => {
    const page = await pageOf(personaOf(path, roles))
    const faults: string[] = []
    const note = (error: Error) => void faults.push(String(error))
    page.on('pageerror', note)
    const hear = (message: ConsoleMessage) => {
      // What is not there yet is answered with 404, which the page then says.
      const isReply = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isReply) faults.push(message.text())
    }
    page.on('console', hear)
    await page.setViewportSize({ width: 1440, height: 900 })
    await goTo(page, await addressOf(path))
    const text = await page.locator('main').innerText()
    expect(await page.locator('h1').count(), text).toBe(1)
    expect(await page.title()).not.toBe('Furrow')
    expect(text).not.toMatch(/undefined|NaN|\[object|There is nothing here for you|That did not work/)
    expect(await axe(page)).toEqual([])
    for (const width of [1440, 768, 320]) expect(await sidewaysScroll(page, width), `${width} px`).toBe(0)
    expect(faults).toEqual([])
    page.off('pageerror', note)
    page.off('console', hear)
  })

  test('is Danish below /da, where its longer words fit 768 pixels', async () => {
    const page = await pageOf(personaOf(path, roles))
    await page.setViewportSize({ width: 1440, height: 900 })
    const english = await addressOf(path)
    const danish = `/da${english === '/' ? '' : english}`
    await goTo(page, danish)
    expect(await page.locator('html').getAttribute('lang')).toBe('da')
    expect(await page.locator('.footer').innerText()).toContain('Tilgængelighed')
    expect(new URL(page.url()).pathname).toBe(danish)
    expect(await sidewaysScroll(page, 768)).toBe(0)
  })
})

test('a page that does not exist reads as one without access', async () => {
  const page = await pageOf('researcher')
  await goTo(page, '/app/nowhere')
  const absent = await page.locator('main').innerText()
  await goTo(page, '/app/calls/no-such-call/studio')
  expect(absent).toContain('There is nothing here for you')
})

test('whoever is not signed in comes back to the page after signing in', async () => {
  const page = await openAs(browser, server.url, null, { path: '/app/profile' })
  await page.waitForURL(/sign-in/)
  await page.getByLabel('E-mail address').fill('researcher@example.org')
  await page.getByLabel('Password').fill('furrow-practice')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/app\/profile$/)
  await page.context().close()
})

test('an account is made, its address confirmed from the mailbox, and its password reset', async () => {
  const page = await openAs(browser, server.url, null, { path: '/sign-up' })
  await page.getByLabel('Your name').fill('Inge Prøve')
  await page.getByLabel('E-mail address').fill('inge@example.org')
  await page.getByLabel('Password').fill('a long enough sentence')
  await page.getByRole('button', { name: 'Make an account' }).click()
  await page.getByText('Look in your mailbox').waitFor()
  const mailbox = await pageOf('researcher')
  const openLink = async () => {
    await goTo(mailbox, '/app/mailbox')
    await mailbox.locator('.mail', { hasText: 'inge@example.org' }).first().locator('summary').click()
    const href = await mailbox.locator('.mail[open] a').first().getAttribute('href')
    await page.goto(new URL(href ?? '').href)
  }
  await openLink()
  await page.getByRole('button', { name: 'Confirm your address' }).click()
  await page.getByText('The address is confirmed').waitFor()
  await goTo(page, '/forgot')
  await page.getByLabel('E-mail address').fill('inge@example.org')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByText('Look in your mailbox').waitFor()
  await openLink()
  await page.getByLabel('New password').fill('another long sentence')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The password is changed').waitFor()
  await goTo(page, '/sign-in')
  await page.getByLabel('E-mail address').fill('inge@example.org')
  await page.getByLabel('Password').fill('another long sentence')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/app$/)
  await page.getByText('Good to see you, Inge.').waitFor()
  await page.context().close()
})

test('an admin grants a role and takes it away; the auditor sees both and the chain holds', async () => {
  const admin = await pageOf('admin')
  await goTo(admin, '/app/people?q=Troels')
  await admin.getByRole('button', { name: /Change the roles of Troels/ }).click()
  await admin.getByRole('dialog').getByLabel('Role').selectOption('auditor')
  await admin.getByRole('button', { name: 'Add the role' }).click()
  await admin.getByText('The roles are changed.').first().waitFor()
  await admin.getByRole('button', { name: 'Take away' }).click()
  await admin.getByRole('button', { name: 'Take away' }).waitFor({ state: 'detached' })
  const auditor = await pageOf('auditor')
  await goTo(auditor, '/app/audit')
  await auditor.getByRole('cell', { name: 'Esben Kvist' }).first().waitFor()
  await auditor.getByRole('button', { name: 'Check the chain' }).click()
  await auditor.getByText('The chain holds').waitFor()
})

test('the machine’s numbers are changed, lose their assumed mark, and say their year to everybody', async () => {
  const admin = await pageOf('admin')
  const overhead = admin.getByRole('spinbutton', { name: /^Overhead of the building/ })
  const year = admin.getByRole('spinbutton', { name: /^Year of Overhead of the building/ })
  await goTo(admin, '/app/settings')
  await overhead.fill('1.2')
  await year.fill('2025')
  await admin.locator('.number-row', { hasText: 'PUE' }).getByLabel('assumed', { exact: true }).uncheck()
  await admin.getByRole('button', { name: 'Save' }).click()
  await admin.getByText('The machine is saved').waitFor()
  await goTo(admin, '/app/settings')
  expect([await overhead.inputValue(), await year.inputValue()]).toEqual(['1.2', '2025'])
  await goTo(admin, '/impact')
  const fact = admin.locator('.facts > div', { hasText: /Overhead of the building/ })
  expect(await fact.innerText()).toMatch(/1\.2[^]*\(2025\)/)
  await goTo(admin, '/app/settings')
  await year.fill('')
  await admin.getByRole('button', { name: 'Save' }).click()
  await admin.getByText('The machine is saved').waitFor()
  await goTo(admin, '/impact')
  expect(await fact.innerText()).not.toContain('(20')
})
