import { useCallback, useEffect, useMemo, useState } from 'react'
import type { StudioContext } from '@furrow/core/contract/studio'
import { m } from '../../messages.ts'
import { readAddress, useAddress } from './address.ts'
import { canRun, withSeed, type Draft } from './draft.ts'
import { useSaved } from './keep/use-saved.ts'
import { namesOf, rulesOf } from './names.ts'
import type { StudioRunner } from './runner.ts'
import { scenarioNames } from './scenario-names.ts'
import { useCalibration } from './use-calibration.ts'
import { useChances } from './chances/use-chances.ts'
import { useRested } from './use-rested.ts'
import { useRestedDraft, type Rested } from './use-rested-draft.ts'
import { useBaseline, useOutcomeHash, useStudio } from './use-studio.ts'

export type StudioProps = { context: StudioContext; runner: StudioRunner }

function useTitle({ call }: StudioProps['context']) {
  useEffect(() => {
    document.title = `${m.studio_title()} – ${call.title} – ${m.shell_name()}`
  }, [call])
}

/** Null while the controls move. */
function useHash({ context, runner }: StudioProps, draft: Draft, rested: Rested): string | null {
  const take = useCallback(
    async () => (await runner.outcome(withSeed(rested.draft, context.seed))).hash,
    [runner, rested, context],
  )
  const hash = useOutcomeHash(take, rested.draft)
  return draft === rested.draft ? hash : null
}

/** The row whose story stands beside the ranking. */
function useSelected(ids: readonly string[], first: string | null) {
  const [selected, setSelected] = useState<number | null>(() => {
    const place = first === null ? -1 : ids.indexOf(first)
    return place < 0 ? null : place
  })
  return { selected, setSelected, proposal: selected === null ? null : (ids[selected] ?? null) }
}

/** Everything that the page of one call knows and does: what is tuned, run, saved, compared and chosen. */
export function useStudioState({ context, runner }: StudioProps) {
  const { field } = runner
  const names = useMemo(() => namesOf(context, field), [context, field])
  const rules = useMemo(() => rulesOf(context, field, names), [context, field, names])
  const [opened] = useState(() => readAddress(globalThis.location.search, rules))
  const studio = useStudio(runner, rules, opened.draft)
  const { draft } = studio
  const selection = useSelected(field.ids, opened.proposal)
  const [baselineId, setBaselineId] = useState(opened.against)
  const kept = useSaved(context.call.id, opened)
  const { scenarios, seen } = kept
  const shownNames = useMemo(() => scenarioNames(scenarios), [scenarios])
  const baseline = scenarios.find((scenario) => scenario.id === baselineId)
  const before = useBaseline(runner, baseline?.content ?? rules.published)
  const runnable = canRun(draft, rules)
  const rested = useRestedDraft(draft, studio.cancels)
  const trial = useCalibration(runner, rested, canRun(rested.draft, rules))
  const hash = useHash({ context, runner }, draft, rested)
  const chances = useChances(runner, draft, opened.draws && runnable)
  const { proposal } = selection
  const { isWanted: draws } = chances
  const place = useMemo(
    () => ({ draft, proposal, scenario: seen, against: baselineId, draws }),
    [draft, proposal, seen, baselineId, draws],
  )
  useAddress(useRested(place))
  useTitle(context)
  return {
    context,
    runner,
    field,
    names,
    rules,
    opened,
    studio,
    draft,
    runnable,
    trial,
    chances,
    hash,
    before,
    isBaselineGone: kept.isRead && baselineId !== '' && baseline === undefined,
    shownNames,
    beforeName: shownNames.get(baselineId) ?? m.studio_published(),
    ...kept,
    place,
    baselineId,
    setBaselineId,
    ...selection,
  }
}

export type StudioState = ReturnType<typeof useStudioState>
