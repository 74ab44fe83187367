import type { Command } from 'commander'
import { checkAuditChain } from '../../plugins/audit-check.ts'
import { withReader, type Environment } from '../data-folder.ts'
import { DoesNotHold } from '../terminal.ts'

export const addAudit = (program: Command, env: Environment): Command =>
  program
    .command('audit')
    .description(
      'Check the chain of the audit trail and say in one line whether it holds (exit 0; 1 if not). Works beside a running server.',
    )
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const check = await withReader(env, checkAuditChain)
      const { holds, events, brokenAt, lastHash } = check
      const count = events.toLocaleString('en')
      const sentence = holds
        ? `The audit trail holds: ${count} events, the last one ${lastHash ?? 'none'}.`
        : `The audit trail does not hold: event ${brokenAt ?? ''} does not follow from the ${count} before it.`
      process.stdout.write(`${json === true ? JSON.stringify(check) : sentence}\n`)
      if (!holds) throw new DoesNotHold()
    })
