import { memo, useMemo } from 'react'
import { m } from '../../messages.ts'
import { AreaMark } from '../../ui/AreaMark.tsx'
import { formatHours } from '../../ui/format.ts'
import { CalibrationControls, type CalibrationProps } from './CalibrationControls.tsx'
import { areaControls, controlGroups, mostOf, type Control } from './controls.ts'
import type { Draft, Rules } from './draft.ts'
import { PolicyControls } from './PolicyControls.tsx'
import type { FieldView } from './run-view.ts'
import { SliderRow, type Move } from './SliderRow.tsx'
import { useStill } from './use-still.ts'

type TunePanelProps = Omit<CalibrationProps, 'published'> & {
  rules: Rules
  onMove: Move
  onPolicy: (policy: Draft['policy'], gesture?: string | null) => void
}

type GroupProps = { controls: readonly Control[]; draft: Draft; published: Draft; onMove: Move }

const Sliders = ({ controls, draft, published, onMove }: GroupProps) =>
  controls.map((control) => (
    <SliderRow
      key={control.key}
      control={control}
      value={control.get(draft)}
      published={control.get(published)}
      most={mostOf(control, draft)}
      onMove={onMove}
    />
  ))

function Areas({ draft, rules, onMove }: Pick<TunePanelProps, 'draft' | 'rules' | 'onMove'>) {
  const areas = useMemo(() => rules.areas.map((area) => ({ ...area, controls: areaControls(area) })), [rules])
  return (
    <fieldset className="studio-group">
      <legend>{m.studio_areas()}</legend>
      <p className="muted small">{areas.length === 0 ? m.studio_areas_none() : m.studio_areas_shares()}</p>
      {areas.map(({ id, name, controls }) => (
        <div key={id} className="studio-area">
          <AreaMark area={id} name={name} />
          <Sliders controls={controls} draft={draft} published={rules.published} onMove={onMove} />
        </div>
      ))}
    </fieldset>
  )
}

/** The amounts that the call fixes: they are shown, not tuned. */
function Given({ budget, tracks }: FieldView['call']) {
  const pots = tracks.flatMap((track) =>
    track.budget === undefined ? [] : [{ name: track.name ?? track.id, budget: track.budget }],
  )
  const rest = budget - pots.reduce((sum, pot) => sum + pot.budget, 0)
  const facts = [
    { label: m.studio_budget_call(), hours: budget },
    ...pots.map((pot) => ({ label: m.studio_budget_track({ name: pot.name }), hours: pot.budget })),
    ...(pots.length > 0 ? [{ label: m.studio_budget_rest(), hours: rest }] : []),
  ]
  return (
    <>
      <dl className="studio-given-hours">
        {facts.map(({ label, hours }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="number">{formatHours(hours)}</dd>
          </div>
        ))}
      </dl>
      <p className="studio-range">{m.studio_budget_fixed()}</p>
    </>
  )
}

/** Everything that may be tuned, and beside it what the call published. */
export const TunePanel = memo(function TunePanel({
  rules,
  onMove,
  onPolicy,
  ...calibration
}: TunePanelProps) {
  const { draft, field } = calibration
  const [criteria, ...others] = useMemo(() => controlGroups(rules), [rules])
  const { published } = rules
  const group = (entry: typeof criteria) =>
    entry !== undefined && (
      <fieldset key={entry.key} className="studio-group">
        <legend>{entry.title}</legend>
        {entry.key === 'criteria' && entry.controls.length === 1 && (
          <p className="muted small">{m.studio_one_criterion()}</p>
        )}
        {entry.key === 'budget' && <Given {...field.call} />}
        {entry.controls.length === 0 && <p className="muted small">{m.studio_confidence_none()}</p>}
        <Sliders controls={entry.controls} draft={draft} published={published} onMove={onMove} />
      </fieldset>
    )
  return (
    <div ref={useStill()} className="studio-groups">
      {group(criteria)}
      <CalibrationControls {...calibration} published={published} />
      <fieldset className="studio-group">
        <legend>{m.studio_policy()}</legend>
        <PolicyControls
          draft={draft}
          published={published}
          hasFunders={rules.hasFunders === true}
          onChange={onPolicy}
          onMove={onMove}
        />
      </fieldset>
      <Areas draft={draft} rules={rules} onMove={onMove} />
      {others.map(group)}
    </div>
  )
})
