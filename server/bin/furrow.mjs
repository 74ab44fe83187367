#!/usr/bin/env node
import { existsSync } from 'node:fs'

const program = new URL('../dist/cli/main.js', import.meta.url)
if (existsSync(program)) await import(program.href)
else {
  process.stderr.write('The command is not built yet: run npm start once, or node scripts/build.mjs.\n')
  process.exitCode = 3
}
