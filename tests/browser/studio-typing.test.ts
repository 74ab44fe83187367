import type { Locator, Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openAs } from './harness/browser.ts'
import { inBrowser, sharedServer } from './harness/run.ts'

const { browser, server } = await inBrowser(sharedServer)
const words = {
  en: {
    score: 'Score from, step ',
    share: 'Share of the request, step ',
    fund: 'Funded from',
    beyond: 'Only 0–100: 345 became 100.',
  },
  da: {
    score: 'Score fra, trin ',
    share: 'Andel af det ansøgte, trin ',
    fund: 'Får timer fra',
    beyond: 'Kun 0–100: 345 blev til 100.',
  },
} as const

describe.each(['en', 'da'] as const)('numbers typed key by key in the Studio (%s)', (language) => {
  let page: Page
  const text = words[language]

  beforeAll(async () => {
    page = await openAs(browser, server.url, 'officer', {
      path: `${language === 'da' ? '/da' : ''}/app/calls/gefion-pilot/studio`,
    })
    await page.locator('[data-totals]').waitFor()
  })

  beforeEach(async () => {
    await page.locator('h1').click()
    await press('0')
  })

  const press = (key: string): Promise<void> => page.keyboard.press(key)
  const control = (key: string): Locator => page.locator(`.studio-tune [data-control="${key}"]`)
  const box = (key: string): Locator => control(key).locator('input[type="number"]')
  const named = (name: string): Locator => page.getByRole('spinbutton', { name, exact: true })
  const choose = (policy: string) =>
    page.locator('.studio-tune fieldset select:has(option[value="knapsack"])').selectOption(policy)
  const steps = async () =>
    Promise.all(
      (await page.locator('.studio-steps li').all()).map(async (row) => {
        const [score, share] = await row.locator('input').all()
        return `${await score?.inputValue()}: ${await share?.inputValue()}`
      }),
    )
  const totals = () => page.locator('[data-totals]').innerText()
  const typeOver = async (place: Locator, typed: string) => {
    await place.focus()
    await press('Control+a')
    await page.keyboard.type(typed)
  }

  it('empty a box, stand while they are typed, and are undone at once', async () => {
    const start = await totals()
    await box('reserve').focus()
    await press('Control+a')
    await press('Backspace')
    expect(await box('reserve').inputValue()).toBe('')
    expect(await totals()).toBe(start)
    await page.keyboard.type('45')
    expect(await box('reserve').inputValue()).toBe('45')
    expect(await totals()).not.toBe(start)
    await press('Control+z')
    expect(await box('reserve').inputValue()).toBe('0')
    expect(await totals()).toBe(start)
  })

  it('stand as they were where a box is left empty', async () => {
    await box('reserve').focus()
    await press('Control+a')
    await press('Backspace')
    await press('Tab')
    expect(await box('reserve').inputValue()).toBe('0')
  })

  it('stay within the range that is printed, and the page says so', async () => {
    const key = await page
      .locator('.studio-tune [data-control^="weight-"]')
      .first()
      .getAttribute('data-control')
    await typeOver(box(key ?? ''), '345')
    expect(
      await control(key ?? '')
        .locator('[data-beyond]')
        .count(),
    ).toBe(0)
    await press('Tab')
    expect(await box(key ?? '').inputValue()).toBe('100')
    expect(
      await control(key ?? '')
        .locator('[data-beyond]')
        .innerText(),
    ).toBe(text.beyond)
    await typeOver(box(key ?? ''), '40')
    expect(
      await control(key ?? '')
        .locator('[data-beyond]')
        .count(),
    ).toBe(0)
  })

  it('leave a guarantee as it was where a maximum is passed on the way', async () => {
    const key = 'guarantee-quantum'
    await typeOver(box(key), '10')
    await typeOver(box('maximum-quantum'), '95')
    await press('Enter')
    expect(await box('maximum-quantum').inputValue()).toBe('95')
    expect(await box(key).inputValue()).toBe('10')
  })

  it('change the score of a step, which finds its place when the box is left', async () => {
    await choose('steps')
    await typeOver(named(`${text.score}1`), '85')
    expect(await named(`${text.score}1`).inputValue()).toBe('85')
    await press('Tab')
    expect(await steps()).toEqual(['85: 100', '70: 75', '60: 50'])
    await typeOver(named(`${text.score}1`), '65')
    await press('Tab')
    expect(await steps()).toEqual(['70: 75', '65: 75', '60: 50'])
    await page.keyboard.type('55')
    await press('Enter')
    expect(await steps()).toEqual(['70: 75', '65: 55', '60: 50'])
    await typeOver(named(`${text.share}3`), '345')
    await press('Tab')
    expect((await steps())[2]).toBe('60: 55')
    expect(await page.locator('.studio-steps [data-beyond]').innerText()).toBe(text.beyond)
    for (let move = 0; move < 3; move += 1) await press('Control+z')
    expect(await steps()).toEqual(['85: 100', '70: 75', '60: 50'])
  })

  it('change where tiers begin, the lower one kept while the upper is typed', async () => {
    await choose('tiers')
    await typeOver(named(text.fund), '88')
    await press('Enter')
    expect(await named(text.fund).inputValue()).toBe('88')
    expect(await page.locator('.studio-points input').nth(1).inputValue()).toBe('60')
  })
})
