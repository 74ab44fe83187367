import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { designs, type Design } from '../../simulation/designs.ts'
import { methodNames } from '../../simulation/methods.ts'
import { play, playDesign } from '../../simulation/play.ts'
import { reportOf } from '../../simulation/report.ts'

const designNamed = (part: string): Design => {
  const found = designs.find(({ name }) => name.includes(part))
  if (found === undefined) throw new Error(`no design ${part}`)
  return found
}

describe('played calls', () => {
  it('give the same figures every time', () => {
    expect(play(designNamed('60, 20, 3'), 'a')).toEqual(play(designNamed('60, 20, 3'), 'a'))
  })

  it('without noise and strictness are found whole by mean, median and calibration', () => {
    const wish = {
      proposals: 40,
      reviewers: 10,
      reviewersPerProposal: 3,
      marks: 'points',
      spread: { proposal: 10, reviewer: 0, noise: 0 },
    } as const
    const figures = play({ name: '', calls: 1, wish }, 'b')
    for (const name of ['mean', 'median', 'calibration'] as const) {
      expect(figures[name].hits).toBe(1)
      expect(figures[name].hours).toBe(1)
      expect(figures[name].correlation).toBeGreaterThan(0.999)
    }
  })

  it('with much strictness are found better by calibration than by the mean, with intervals that hold', () => {
    const { means } = playDesign(designNamed('much strictness'), 25)
    expect(means.calibration.hits).toBeGreaterThan(means.mean.hits + 0.05)
    expect(means.calibration.correlation).toBeGreaterThan(means.mean.correlation)
    expect(means.calibration.within90).toBeGreaterThan(0.82)
    expect(means.calibration.within90).toBeLessThan(0.95)
    expect([means.median.within90, means['z-score'].within90]).toEqual([null, null])
  })

  it('fill a page with a line for every design', () => {
    const rows = designs.slice(0, 2).map((design) => playDesign(design, 2))
    const page = reportOf(rows)
    for (const { design } of rows) expect(page.split(`| ${design.name} |`)).toHaveLength(6)
    for (const name of methodNames) expect(page).toContain(`**${name}**`)
  })

  it('stand on the page of the docs as they were played', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'simulation.md'), 'utf8')
    for (const { name } of designs) expect(page).toContain(`| ${name} |`)
  })
})
