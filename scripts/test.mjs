// npm test: sets itself up, runs everything, ends with the line "N passed, N failed". Nothing is skipped.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { runChecks } from './check.mjs'
import { begin, root, run } from './steps.mjs'

const scratch = mkdtempSync(join(tmpdir(), 'furrow-test-'))

/** One vitest project; its cases are counted from vitest's own report, skipped ones as failures. */
async function runProject(project, { quiet = false } = {}) {
  const report = join(scratch, `${project}.json`)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [
    vitest,
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  if (!quiet) process.stdout.write(`\n── ${project} ──\n`)
  const { code, output } = await run(process.execPath, args, { env: { FORCE_COLOR: '0' }, quiet })
  if (quiet) process.stdout.write(`\n── ${project} ──\n${output}`)
  return countReport(report, code)
}

function printSlowest(testResults) {
  const slowest = testResults
    .map(({ name, startTime, endTime }) => ({ name: basename(name), seconds: (endTime - startTime) / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 5)
  const texts = slowest.map(({ name, seconds }) => `${name} ${seconds.toFixed(0)} s`)
  process.stdout.write(`Slowest: ${texts.join(', ')}\n`)
}

function countReport(report, code) {
  try {
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const brokenFiles = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    const failed = numTotalTests - numPassedTests + brokenFiles.length
    printSlowest(testResults)
    return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** The browser mostly waits: for pages, for pauses in typing, for servers that are killed. The rest fills that time. */
const lanes = [
  async (database) => {
    await database
    return [await runProject('browser', { quiet: true })]
  },
  async (database) => {
    const results = [await runChecks()]
    for (const project of ['core', 'house', 'web']) results.push(await runProject(project))
    await database
    return [...results, await runProject('server')]
  },
]

const startedAt = Date.now()
const { aside } = await begin()
const results = (await Promise.all(lanes.map((lane) => lane(aside)))).flat()
rmSync(scratch, { recursive: true, force: true })

const sum = (key) => results.reduce((total, result) => total + result[key], 0)
process.stdout.write(`\nTook ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exit(sum('failed') === 0 ? 0 : 1)
