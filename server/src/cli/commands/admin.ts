import { email as emailSchema, line } from '@furrow/core/contract/text'
import type { Command } from 'commander'
import { randomBytes } from 'node:crypto'
import { appointAdmin } from '../appoint-admin.ts'
import { withStore, type Environment } from '../data-folder.ts'
import { refusal } from '../terminal.ts'

export const addAdmin = (program: Command, env: Environment): Command =>
  program
    .command('admin')
    .description(
      'Make an administrator, with an account where there is none, and print a link to set the password. Stop the server first.',
    )
    .argument('<email>', 'the address that the person signs in with')
    .option('--name <name>', 'the name of a new account')
    .action(async (text: string, { name }: { name?: string }) => {
      const parsed = emailSchema.safeParse(text)
      if (!parsed.success) throw refusal(text, parsed.error.issues[0]?.message ?? 'is no address.')
      const named = line(120).optional().safeParse(name)
      if (!named.success) throw refusal('--name', named.error.issues[0]?.message ?? 'is no name.')
      const appointing = { email: parsed.data, name: name ?? parsed.data, now: new Date(), randomBytes }
      const { token, hours } = await withStore(env, (store) =>
        store.write((tx) => appointAdmin(tx, appointing)),
      )
      const url = env['FURROW_URL'] ?? `http://localhost:${env['PORT'] ?? '4600'}`
      process.stdout.write(
        `${parsed.data} is an administrator. Within ${hours} hour set the password at ${url}/reset-password#${token}\n`,
      )
    })
