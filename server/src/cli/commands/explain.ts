import { makeEngine } from '@furrow/core/allocation/engine'
import { displacedBy, explainParts } from '@furrow/core/allocation/explain'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import type { Command } from 'commander'
import { solverFor } from '../../plugins/solver.ts'
import { finishShown } from '../show-parts.ts'
import { readScenario } from '../read-scenario.ts'
import { plainJson, printJson, readAs, refusal } from '../terminal.ts'

interface Options {
  readonly pretty?: boolean
}

async function explainOne(files: readonly [string, string], proposal: string, options: Options) {
  const snapshot = readAs(files[0], parseSnapshot)
  const scenario = readScenario(files[1], snapshot)
  if (!snapshot.proposals.some(({ id }) => id === proposal))
    throw refusal(proposal, `is no proposal of ${files[0]}.`)
  const engine = makeEngine(snapshot)
  const asked = { proposal, ...(await solverFor(scenario, 600)) }
  const explanation = finishShown(explainParts(engine, scenario, asked), () => 'Looking for changes')
  const displaces = displacedBy(engine, scenario, asked)
  printJson(plainJson({ ...explanation, displaces }), options)
}

export const addExplain = (program: Command): Command =>
  program
    .command('explain')
    .description(
      'Print why a proposal got what it got, the smallest changes that change the answer, and whom it displaces.',
    )
    .argument('<snapshot>', 'furrow.snapshot/1, a file or - for standard input')
    .argument('<scenario>', 'furrow.scenario/1 or a record, a file or - for standard input')
    .argument('<proposal>', 'id of the proposal')
    .option('--pretty', 'indent the output for people')
    .action(async (snapshotFile: string, scenarioFile: string, ...[proposal, options]: [string, Options]) =>
      explainOne([snapshotFile, scenarioFile], proposal, options),
    )
