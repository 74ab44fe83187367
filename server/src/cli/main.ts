import { Command, CommanderError } from 'commander'
import { addAdmin } from './commands/admin.ts'
import { addAllocate } from './commands/allocate.ts'
import { addAudit } from './commands/audit.ts'
import { addBackup } from './commands/backup.ts'
import { addExport } from './commands/export.ts'
import { addImport } from './commands/import.ts'
import { addRestore } from './commands/restore.ts'
import { addVerify } from './commands/verify.ts'
import { exitCodes, InputError } from './terminal.ts'

const program = new Command('furrow')
  .description('Shares out GPU-hours: allocates, verifies, and looks after an installation.')
  .showHelpAfterError('(add --help for what there is)')
  .showSuggestionAfterError()
  .exitOverride()

addAllocate(program)
addVerify(program)
addExport(program, process.env)
addImport(program, process.env)
addAudit(program, process.env)
addBackup(program, process.env)
addRestore(program, process.env)
addAdmin(program, process.env)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.badInput
  else if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = exitCodes.badInput
  } else throw error
}
