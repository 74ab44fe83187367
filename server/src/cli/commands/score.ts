import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { scoreSteps } from '@furrow/core/ranking/score-document'
import type { Command } from 'commander'
import { nativeSha256 } from '../../plugins/native-sha256.ts'
import { solverFor } from '../../plugins/solver.ts'
import { finishShown } from '../show-parts.ts'
import { readScenario } from '../read-scenario.ts'
import { printJson, readAs, wholeNumber } from '../terminal.ts'

interface Options {
  readonly draws?: number
  readonly reml?: boolean
  readonly leaveOneOut?: boolean
  readonly pretty?: boolean
}

const stages = { draws: 'Drawing', reviewers: 'Leaving out one reviewer after the other' } as const

export const addScore = (program: Command): Command =>
  program
    .command('score')
    .description('Print what the reviews say of each proposal, and how surely, as furrow.scores/1.')
    .argument('<snapshot>', 'furrow.snapshot/1, a file or - for standard input')
    .argument('<scenario>', 'furrow.scenario/1 or a record, a file or - for standard input')
    .option(
      '--draws <number>',
      'draws behind intervals and chances; 2,000 if not given, 0 for none',
      wholeNumber('--draws', { least: 0, most: 100_000 }),
    )
    .option('--reml', 'variances by restricted maximum likelihood too, for the report of an audit')
    .option('--leave-one-out', 'also the awards that hang on one reviewer')
    .option('--pretty', 'indent the output for people')
    .action(async (snapshotFile: string, scenarioFile: string, options: Options) => {
      const snapshot = readAs(snapshotFile, parseSnapshot)
      const scenario = readScenario(scenarioFile, snapshot)
      const steps = scoreSteps(makeEngine(snapshot), scenario, {
        draws: options.draws,
        reml: options.reml,
        flips: options.leaveOneOut,
        ...(await solverFor(scenario, 600)),
        digest: nativeSha256,
      })
      printJson(
        finishShown(steps, ({ stage }) => stages[stage]),
        options,
      )
    })
