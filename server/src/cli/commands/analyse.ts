import { makeEngine } from '@furrow/core/allocation/engine'
import { parseSnapshot } from '@furrow/core/contract/snapshot'
import { parseWaitingEvents } from '@furrow/core/contract/waiting'
import { DomainError } from '@furrow/core/errors'
import { normalSnapshotHash, scenarioHash } from '@furrow/core/record/normal-form'
import { Argument, type Command } from 'commander'
import { nativeSha256 } from '../../plugins/native-sha256.ts'
import { analyses, type AnalysisName } from '../analyses.ts'
import { readScenario } from '../read-scenario.ts'
import { plainJson, printJson, readAs, refusal, wholeNumber } from '../terminal.ts'

interface Options {
  readonly seconds?: number
  readonly exact?: boolean
  readonly events?: string
  readonly pretty?: boolean
}

const isName = (name: string): name is AnalysisName => Object.hasOwn(analyses, name)

const about = `
policies  every policy side by side: score-hours, projects, areas, Jain's index, cost, energy, awards that differ
rules     what each rule costs: the allocation again with one rule off
budgets   who gets hours at 200 budgets, and where one unit more removes somebody
gaming    what each applicant would gain by asking for twice as much, or by claiming twice the minimum
audit     how far the awards are from the proven best choice under the same rules
odds      how likely the draw of a scenario with tiers gives hours to each proposal
waiting   the waiting list, and the offers after the events of --events`

async function analyse(files: readonly [string, string], name: AnalysisName, options: Options) {
  const snapshot = readAs(files[0], parseSnapshot)
  const scenario = readScenario(files[1], snapshot)
  const engine = makeEngine(snapshot)
  const { seconds = 600, exact = false, events } = options
  const subject = {
    engine,
    snapshot,
    scenario,
    seconds,
    exact,
    events: events === undefined ? [] : readAs(events, parseWaitingEvents),
  }
  const found = await analyses[name](subject).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'invalid-input')
      throw refusal(events ?? files[1], error.message)
    throw error
  })
  const hashes = {
    snapshot: normalSnapshotHash(engine.field.snapshot, nativeSha256),
    scenario: scenarioHash(scenario),
  }
  printJson({ ...hashes, [name]: plainJson(found) }, options)
}

export const addAnalyse = (program: Command): Command =>
  program
    .command('analyse')
    .description(
      'Print what else an allocation says: policies, rules, budgets, gaming, audit, odds, waiting.',
    )
    .argument('<snapshot>', 'furrow.snapshot/1, a file or - for standard input')
    .argument('<scenario>', 'furrow.scenario/1 or a record, a file or - for standard input')
    .addArgument(new Argument('<what>', 'see below').choices(Object.keys(analyses)))
    .addHelpText('after', about)
    .option(
      '--seconds <number>',
      'that the solver may take for each stage; 600 if not given',
      wholeNumber('--seconds', { least: 0, most: 86_400 }),
    )
    .option('--exact', 'with gaming: try the exact choice too, which takes minutes')
    .option('--events <file>', 'with waiting: a list of events after the decision, oldest first')
    .option('--pretty', 'indent the output for people')
    .action(async (snapshotFile: string, scenarioFile: string, ...[what, options]: [string, Options]) => {
      if (isName(what)) await analyse([snapshotFile, scenarioFile], what, options)
    })
