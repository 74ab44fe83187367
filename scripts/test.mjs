// npm test: sets itself up, runs everything, ends with the line "N passed, N failed". Nothing is skipped.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { prepare, root, run } from './steps.mjs'

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

function countReport(report, code) {
  try {
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const brokenFiles = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    const failed = numTotalTests - numPassedTests + brokenFiles.length
    return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Everything but the browser, one after the other: each of these uses both cores. */
async function runTheRest() {
  const results = [await runChecks()]
  for (const project of ['core', 'house', 'web', 'server']) results.push(await runProject(project))
  return results
}

const startedAt = Date.now()
await prepare()
// The browser mostly waits, for pages, for pauses in typing, for servers that are killed: the rest fills that time.
const [browser, rest] = await Promise.all([runProject('browser', { quiet: true }), runTheRest()])
const results = [...rest, browser]
rmSync(scratch, { recursive: true, force: true })

const sum = (key) => results.reduce((total, result) => total + result[key], 0)
process.stdout.write(`\nTook ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exit(sum('failed') === 0 ? 0 : 1)
