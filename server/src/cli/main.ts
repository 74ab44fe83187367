import { Command, CommanderError } from 'commander'
import { addAllocate } from './commands/allocate.ts'
import { addVerify } from './commands/verify.ts'
import { exitCodes, InputError } from './terminal.ts'

const program = new Command('furrow')
  .description('Shares out GPU-hours: allocates, verifies, and looks after an installation.')
  .showHelpAfterError()
  .exitOverride()

addAllocate(program)
addVerify(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.badInput
  else if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = exitCodes.badInput
  } else throw error
}
