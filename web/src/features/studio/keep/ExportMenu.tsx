import { canonicalJson } from '@furrow/core/record/canonical-json'
import { m } from '../../../messages.ts'
import { formatHours } from '../../../ui/format.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { toast } from '../../../ui/Toasts.tsx'
import { download } from '../download.ts'
import { withSeed } from '../draft.ts'
import type { StudioState } from '../use-studio-state.ts'
import type { OutcomeParts } from './outcome-rows.ts'
import type { Fact } from './outcome-xlsx.ts'

/** The run of what is seen, once more, so that a file never mixes two scenarios. */
async function partsOf({ runner, field, names, draft, context }: StudioState): Promise<OutcomeParts> {
  return { view: await runner.runOnce(draft), field, names, draft, isPractice: context.call.practice }
}

async function factsOf(state: StudioState, { view }: OutcomeParts): Promise<Fact[]> {
  const { context, draft, runner } = state
  const { hash } = await runner.outcome(withSeed(draft, context.seed))
  return [
    [m.studio_file_call(), context.call.title],
    [m.studio_scenario(), draft.name === '' ? m.studio_unnamed() : draft.name],
    [m.studio_hash(), hash],
    [m.studio_file_available(), formatHours(view.totals.available)],
    [m.studio_awarded_hours(), formatHours(view.totals.awarded)],
    [m.studio_file_data(), context.call.practice ? m.studio_file_invented() : m.studio_file_real()],
  ]
}

/** The files of what is seen; the parts that write tables are loaded when they are asked for. */
function filesOf(state: StudioState) {
  const { context, runner, draft } = state
  const { id, practice } = context.call
  const scenario = withSeed(draft, context.seed)
  const name = `${practice ? `${m.studio_file_prefix()}-` : ''}${id}`
  return {
    json: async () => download(`${name}.outcome.json`, `${(await runner.outcome(scenario)).text}\n`),
    csv: async () => {
      const { outcomeCsv } = await import('./outcome-csv.ts')
      download(`${name}.outcome.csv`, outcomeCsv(await partsOf(state)), 'csv')
    },
    xlsx: async () => {
      const { outcomeXlsx } = await import('./outcome-xlsx.ts')
      const parts = await partsOf(state)
      download(`${name}.outcome.xlsx`, outcomeXlsx(parts, await factsOf(state, parts)), 'xlsx')
    },
    scenario: async () => download(`${name}.scenario.json`, `${canonicalJson(scenario)}\n`),
  }
}

/** Outcome, snapshot and scenario as files. */
export function ExportMenu({ state }: { state: StudioState }) {
  const { id } = state.context.call
  const files = filesOf(state)
  const give = (file: () => Promise<void>) => () => {
    file().catch(() => toast(m.studio_file_failed()))
  }
  return (
    <Menu label={m.studio_export()} align="end">
      <button type="button" onClick={give(files.json)}>
        {m.studio_export_outcome()}
      </button>
      <button type="button" onClick={give(files.csv)}>
        {m.studio_export_csv()}
      </button>
      <button type="button" onClick={give(files.xlsx)}>
        {m.studio_export_xlsx()}
      </button>
      <a href={`/api/calls/${encodeURIComponent(id)}/snapshot`} download={`${id}.snapshot.json`}>
        {m.studio_export_snapshot()}
      </a>
      <button type="button" onClick={give(files.scenario)}>
        {m.studio_export_scenario()}
      </button>
    </Menu>
  )
}
