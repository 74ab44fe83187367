// npm run check: the fast part of the tests (format, lint with the arrows, types, unused code).
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root, run } from './steps.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', name)

const checks = [
  ['format', bin('oxfmt'), ['--check']],
  ['lint and arrows', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['types', bin('tsc'), ['-b']],
  ['types of the tests', bin('tsc'), ['-p', 'tests']],
  ['unused code', bin('knip'), []],
]

/** Runs every check; returns how many passed and failed, having printed what failed. */
export async function runChecks() {
  let passed = 0
  for (const [title, command, args] of checks) {
    const { code, output } = await run(command, args, { quiet: true })
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${String(title)}\n`)
    if (code === 0) passed += 1
    else process.stdout.write(`${output}\n`)
  }
  return { passed, failed: checks.length - passed }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await prepare(['install', 'generate', 'messages'])
  const { passed, failed } = await runChecks()
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exit(failed === 0 ? 0 : 1)
}
