import { describe, expect, it } from 'vitest'
import { axe } from './harness/axe.ts'
import { goTo, openAs, settle } from './harness/browser.ts'
import { inBrowser } from './harness/run.ts'
import { hiddenByTab } from './harness/focus.ts'
import { startServer } from './harness/server.ts'

const { browser, server } = await inBrowser(startServer)

describe('the officer', () => {
  it('creates a call from another, opens it, and closes it', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: '/app/calls' })
    await page.getByRole('link', { name: 'New call' }).click()
    await page.getByLabel('Start from').selectOption({ label: 'Gefion pilot call' })
    await page.getByLabel('Name', { exact: true }).first().fill('Winter call')
    await page.getByLabel('Id in addresses and files').fill('winter')
    await page.getByLabel('Deadline').fill('2030-03-31T02:30')
    await page.getByText('This hour does not exist that night').waitFor()
    await page.getByLabel('Deadline').fill('2030-04-30T12:00')
    await page.getByText('Tuesday 30 April 2030, 12:00 (CEST, Copenhagen)').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Create the draft' }).click()
    await page.getByRole('heading', { name: 'Winter call' }).waitFor()
    await page.getByRole('button', { name: 'Open the call' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('weight 30 (30%)').first().waitFor()
    await dialog.getByRole('button', { name: 'Open the call' }).click()
    await page.getByText('sha256:').waitFor()
    const stranger = await openAs(browser, server.url, null, { path: '/calls/winter' })
    await stranger.getByRole('heading', { name: 'Winter call' }).waitFor()
    expect(await axe(stranger)).toEqual([])
    await page.getByRole('button', { name: 'Close the call' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close the call' }).click()
    await page.getByText('closed', { exact: true }).waitFor()
  })

  it('reads in Danish, on the Danish page, what the server refuses', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: '/da/app/calls/new' })
    await page.getByLabel('Navn', { exact: true }).first().fill('Vinteropslag')
    await page.getByLabel('Id i adresser og filer').fill('vinter 2030')
    await page.getByRole('button', { name: 'Opret kladden' }).click()
    const wrong = 'Brug 1 til 64 bogstaver, cifre, punktummer, bindestreger eller understregninger.'
    await page.getByText(wrong).first().waitFor()
    await page.context().close()
  })

  it('names in words what is missing in a new call, and leads to each field', async () => {
    const page = await openAs(browser, server.url, 'officer', { path: '/app/calls/new' })
    await page.getByRole('button', { name: 'Create the draft' }).click()
    const summary = page.locator('.edit-foot').getByRole('status')
    await summary.getByRole('link', { name: 'Criteria 1, Name' }).waitFor()
    const links = await summary.getByRole('link').allInnerTexts()
    expect(links).toEqual(
      expect.arrayContaining(['Name', 'Id in addresses and files', 'Form of the proposal 1, Heading']),
    )
    expect(await summary.innerText()).not.toMatch(/[[\].]\w+ /)
    expect(await axe(page)).toEqual([])
    for (const name of links) {
      await summary.getByRole('link', { name, exact: true }).click()
      const focused = page.locator(':focus')
      expect(await focused.getAttribute('aria-invalid'), name).toBe('true')
    }
    expect(await hiddenByTab(page, 40)).toEqual([])
    await page.context().close()
  })

  it('loses no rule that was typed: kept over a reload, and compared where somebody else saved first', async () => {
    const path = '/app/calls/gefion-2027-quantum/edit'
    const mine = await openAs(browser, server.url, 'officer', { path })
    await mine.getByLabel('Name', { exact: true }).first().fill('Quantum call, mine')
    await mine.getByLabel('Summary').fill('What I wrote before the page went away.')
    await mine.waitForTimeout(300)
    const again = await mine.context().newPage()
    await mine.close()
    await goTo(again, path)
    await again.getByText('Changed: Name, Summary.').waitFor()
    expect(await axe(again)).toEqual([])
    await again.getByRole('button', { name: 'Take over the changes' }).click()
    expect(await again.getByLabel('Name', { exact: true }).first().inputValue()).toBe('Quantum call, mine')
    const other = await openAs(browser, server.url, 'officer2', { path })
    expect(await hiddenByTab(other, 40)).toEqual([])
    await other.getByLabel('Name', { exact: true }).first().fill('Quantum call, theirs')
    await other.getByLabel('Budget').fill('654300')
    await other.getByRole('button', { name: 'Save' }).click()
    await other.getByRole('heading', { name: 'Quantum call, theirs' }).waitFor()
    await again.getByRole('button', { name: 'Save' }).click()
    const comparison = again.getByRole('alert', {
      name: 'Changed meanwhile, in another tab or by another person',
    })
    await comparison.getByText('Taken over from them: Budget.').waitFor()
    expect(await comparison.locator('.comparison-line').allInnerTexts()).toEqual([
      'Quantum call, mine',
      'Quantum call, theirs',
    ])
    expect(await axe(again)).toEqual([])
    const goOn = comparison.getByRole('button', { name: 'Go on with this' })
    expect(await goOn.isDisabled()).toBe(true)
    await comparison.getByRole('button', { name: 'Keep mine' }).click()
    await goOn.click()
    await again.getByRole('button', { name: 'Save' }).click()
    await again.getByRole('heading', { name: 'Quantum call, mine' }).waitFor()
    await again.getByText('What I wrote before the page went away.').waitFor()
    await goTo(again, path)
    expect(await again.getByLabel('Budget').inputValue()).toBe('654300')
    expect(await again.getByText('A text that was not sent').count()).toBe(0)
    await again.context().close()
  })

  it('filters, sorts and searches the list, and records eligibility and the technical assessment', async () => {
    const path = '/app/calls/gefion-autumn-2026/proposals'
    const page = await openAs(browser, server.url, 'officer', { path })
    await page.getByRole('button', { name: 'Asked' }).click()
    await page.waitForURL(/sort=requested/)
    await page.getByLabel('Area').selectOption({ label: 'Healthcare' })
    await page.getByText('area is Healthcare').waitFor()
    await page.getByLabel('Search').fill('zzz')
    await page.getByRole('heading', { name: 'No proposal matches' }).waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    expect(await axe(page)).toEqual([])
    await page.locator('tbody a').first().click()
    await page.getByLabel('May take part').selectOption('no')
    await page.getByRole('button', { name: 'Record eligibility' }).click()
    await page.getByText('Give the reason: the applicant reads it').first().waitFor()
    await page.getByLabel('Reason').fill('The applicant is not a Danish institution.')
    await page.getByRole('button', { name: 'Record eligibility' }).click()
    await page.getByText('Eligibility is recorded.').waitFor()
    await page.getByLabel('Recommended hours').fill('100')
    await page.getByRole('button', { name: 'Record the assessment' }).click()
    await page.getByText('The technical assessment is recorded.').waitFor()
    expect(await axe(page)).toEqual([])
    await goTo(page, `${path}?eligible=no`)
    await settle(page)
    expect(await page.locator('tbody tr').count()).toBe(1)
  })
})
