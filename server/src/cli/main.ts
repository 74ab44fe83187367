import { CommanderError } from 'commander'
import { makeProgram } from './program.ts'
import { exitCodes, InputError } from './terminal.ts'

try {
  await makeProgram(process.env).parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.badInput
  else if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = exitCodes.badInput
  } else throw error
}
