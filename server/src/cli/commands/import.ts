import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { id } from '@furrow/core/contract/amounts'
import type { Command } from 'commander'
import { randomBytes, randomUUID } from 'node:crypto'
import { withStore, type Environment } from '../data-folder.ts'
import { ImportRefused, importSnapshot } from '../../plugins/import/import-snapshot.ts'
import { InputError, readAs, refusal } from '../terminal.ts'

interface Options {
  readonly as?: string
}

function requireId(as: string | undefined): void {
  if (as === undefined) return
  const parsed = id.safeParse(as)
  if (parsed.success) return
  throw refusal('--as', parsed.error.issues[0]?.message ?? 'is not an id.')
}

/** The format allows the ids `.` and `..`; in the address of a page they mean another page. */
function requireAddress(callId: string): void {
  if (callId !== '.' && callId !== '..') return
  throw refusal(callId, 'no page can have this address: give the call another id with --as ID.')
}

export const addImport = (program: Command, env: Environment): Command =>
  program
    .command('import')
    .description(
      'Bring a furrow.snapshot/1 in as a closed call with locked reviews; people are invented. Stop the server first.',
    )
    .argument('<snapshot>', 'furrow.snapshot/1, a file or - for standard input')
    .option('--as <id>', 'the id of the call here, where its own is taken')
    .action(async (file: string, { as }: Options) => {
      requireId(as)
      const snapshot = readAs(file, parseSnapshot)
      requireAddress(as ?? snapshot.call.id)
      const options = {
        ...(as !== undefined && { as }),
        now: new Date(),
        randomBytes,
        randomId: () => randomUUID(),
        onProgress: (what: string, rows: number) =>
          void process.stderr.write(`Writing ${rows.toLocaleString('en')} ${what} …\n`),
      }
      const callId = await withStore(env, (store) => importSnapshot(store, snapshot, options)).catch(
        (error: unknown) => {
          if (!(error instanceof ImportRefused)) throw error
          throw new InputError(file, [{ path: 'call.id', message: error.message }])
        },
      )
      process.stdout.write(`Imported as ${callId}. Open it in the Studio: /app/calls/${callId}/studio\n`)
    })
