import { base64url } from '@furrow/core/contract/amounts'
import { parseRecord } from '@furrow/core/contract/record'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { verifyRecord, type Verification } from '@furrow/core/record/verify'
import type { Command } from 'commander'
import { solverFor } from '../../plugins/solver.ts'
import { DoesNotHold, readAs, refusal } from '../terminal.ts'

interface Options {
  readonly snapshot?: string
  readonly key?: string
  readonly previous?: string
  readonly signatureOnly?: boolean
}

/** The one line that says whether a decision holds. */
function sentence({ holds, recomputed, checks }: Verification, call: string): string {
  const failed = checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name} (${detail})`)
  if (!holds) return `The decision on ${call} does not hold: ${failed.join('; ')}.`
  if (recomputed)
    return `The decision on ${call} holds: outcome recomputed, ${checks.filter(({ made }) => made).length} checks made.`
  return `Signature, hashes and chain of the decision on ${call} hold; the outcome was not recomputed, since no snapshot was given.`
}

function requireKey(key: string | undefined): void {
  const parsed = base64url(32).optional().safeParse(key)
  if (!parsed.success) throw refusal('--key', parsed.error.issues[0]?.message ?? 'is no key.')
}

export const addVerify = (program: Command): Command =>
  program
    .command('verify')
    .description(
      'Recompute a signed decision and say in one line whether it holds (exit 0; 1 if not; 2 for bad input).',
    )
    .argument('<record>', 'furrow.record/1, a file or - for standard input')
    .option('--snapshot <file>', 'the snapshot of the decision; without it the outcome is not recomputed')
    .option('--key <key>', 'the public key that the product publishes at /.well-known/furrow-key')
    .option('--previous <file>', 'the record of the same call before this one')
    .option('--signature-only', 'be content with signature, hashes and chain')
    .action(async (recordFile: string, options: Options) => {
      requireKey(options.key)
      const record = readAs(recordFile, parseRecord)
      const verification = verifyRecord({
        record,
        ...(await solverFor(record.scenario, 600)),
        ...(options.snapshot === undefined ? {} : { snapshot: readAs(options.snapshot, parseSnapshot) }),
        ...(options.previous === undefined ? {} : { previous: readAs(options.previous, parseRecord) }),
        ...(options.key === undefined ? {} : { key: options.key }),
      })
      process.stdout.write(`${sentence(verification, record.call)}\n`)
      const enough = verification.recomputed || options.signatureOnly === true
      if (!verification.holds || !enough) throw new DoesNotHold()
    })
