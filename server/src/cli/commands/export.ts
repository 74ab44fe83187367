import { DomainError } from '@furrow/core/errors'
import type { Command } from 'commander'
import { writeFileSync } from 'node:fs'
import { readSnapshotText } from '../../plugins/snapshot.ts'
import { withReader, type Environment } from '../data-folder.ts'
import { reasonOf, refusal } from '../terminal.ts'

interface Options {
  readonly out?: string
  readonly pretty?: boolean
}

const refusals: Readonly<Record<string, string>> = {
  'not-found': 'There is no call of this id.',
  'reviews-not-locked': 'Its reviews are not locked yet: nothing of the ranking leaves the database before.',
  'reviews-reopened': 'Its reviews are open again for one more review: lock them again first.',
}

function writeTo(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw refusal(file, `cannot be written (${reasonOf(error)}).`)
  }
}

export const addExport = (program: Command, env: Environment): Command =>
  program
    .command('export')
    .description(
      'Print the pseudonymous snapshot of a call as furrow.snapshot/1: what its decision is computed from. Works beside a running server.',
    )
    .argument('<call>', 'id of the call; its reviews have to be locked')
    .option('--out <file>', 'write to a file')
    .option('--pretty', 'indent the output for people')
    .action(async (callId: string, { out, pretty }: Options) => {
      const { text } = await withReader(env, (sql) => readSnapshotText(sql, callId)).catch(
        (error: unknown) => {
          const message = error instanceof DomainError ? refusals[error.code] : undefined
          if (message === undefined) throw error
          throw refusal(callId, message)
        },
      )
      const written = `${pretty === true ? JSON.stringify(JSON.parse(text), null, 2) : text}\n`
      if (out === undefined) process.stdout.write(written)
      else writeTo(out, written)
    })
