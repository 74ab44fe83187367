import { Command } from 'commander'
import { addAdmin } from './commands/admin.ts'
import { addAllocate } from './commands/allocate.ts'
import { addAudit } from './commands/audit.ts'
import { addBackup } from './commands/backup.ts'
import { addExport } from './commands/export.ts'
import { addImport } from './commands/import.ts'
import { addRestore } from './commands/restore.ts'
import { addVerify } from './commands/verify.ts'
import type { Environment } from './data-folder.ts'

/** The command with everything below it; what it works on is named by the environment. */
export function makeProgram(env: Environment): Command {
  const program = new Command('furrow')
    .description('Shares out GPU-hours: allocates, verifies, and looks after an installation.')
    .showHelpAfterError('(add --help for what there is)')
    .showSuggestionAfterError()
    .exitOverride()
  addAllocate(program)
  addVerify(program)
  for (const add of [addExport, addImport, addAudit, addBackup, addRestore, addAdmin]) add(program, env)
  return program
}
