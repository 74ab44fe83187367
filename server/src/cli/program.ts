import { Command, CommanderError } from 'commander'
import { addAdmin } from './commands/admin.ts'
import { addAllocate } from './commands/allocate.ts'
import { addAnalyse } from './commands/analyse.ts'
import { addAudit } from './commands/audit.ts'
import { addBackup } from './commands/backup.ts'
import { addExplain } from './commands/explain.ts'
import { addExport } from './commands/export.ts'
import { addImport } from './commands/import.ts'
import { addRestore } from './commands/restore.ts'
import { addScore } from './commands/score.ts'
import { addVerify } from './commands/verify.ts'
import type { Environment } from './data-folder.ts'
import { DoesNotHold, exitCodes, InputError, reasonOf } from './terminal.ts'

const codes = `
Exit codes: ${exitCodes.ok} done, or it holds; ${exitCodes.doesNotHold} it does not hold; ${exitCodes.badInput} bad input, each wrong field on standard error;
${exitCodes.failed} could not be done, such as on a full disk. More in docs/command-line.md.`

/** The command with everything below it; what it works on is named by the environment. */
export function makeProgram(env: Environment): Command {
  const program = new Command('furrow')
    .description('Shares out GPU-hours: allocates, verifies, and looks after an installation.')
    .addHelpText('after', codes)
    .showHelpAfterError('(add --help for what there is)')
    .showSuggestionAfterError()
    .exitOverride()
  for (const add of [addAllocate, addScore, addExplain, addAnalyse, addVerify]) add(program)
  for (const add of [addExport, addImport, addAudit, addBackup, addRestore, addAdmin]) add(program, env)
  return program
}

/** Says on standard error what went wrong, and gives the exit code for it. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput
  if (error instanceof DoesNotHold) {
    if (error.message !== '') process.stderr.write(`${error.message}\n`)
    return exitCodes.doesNotHold
  }
  process.stderr.write(`${error instanceof InputError ? '' : 'This could not be done: '}${reasonOf(error)}\n`)
  return error instanceof InputError ? exitCodes.badInput : exitCodes.failed
}

/** Runs one command to its end and gives its exit code. */
export async function runFurrow(words: readonly string[], env: Environment): Promise<number> {
  try {
    await makeProgram(env).parseAsync([...words], { from: 'user' })
    return exitCodes.ok
  } catch (error) {
    return report(error)
  }
}
