import { allocate } from '@furrow/core/allocation/allocate'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import type { Command } from 'commander'
import { nativeSha256 } from '../../plugins/native-sha256.ts'
import { solverFor } from '../../plugins/solver.ts'
import { readScenario } from '../read-scenario.ts'
import { printJson, readAs } from '../terminal.ts'

export const addAllocate = (program: Command): Command =>
  program
    .command('allocate')
    .description('Print who gets how many GPU-hours, and why, as furrow.outcome/1.')
    .argument('<snapshot>', 'furrow.snapshot/1, a file or - for standard input')
    .argument('<scenario>', 'furrow.scenario/1 or a record, a file or - for standard input')
    .option('--pretty', 'indent the output for people')
    .action(async (snapshotFile: string, scenarioFile: string, options: { pretty?: boolean }) => {
      const snapshot = readAs(snapshotFile, parseSnapshot)
      const scenario = readScenario(scenarioFile, snapshot)
      const outcome = allocate(snapshot, scenario, {
        ...(await solverFor(scenario, 600)),
        digest: nativeSha256,
      })
      printJson(outcome, options)
    })
