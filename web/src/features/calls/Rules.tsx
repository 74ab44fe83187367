import type { CallDetail } from '@furrow/core/contract/calls'
import { m } from '../../messages.ts'
import { AreaMark, CallAreas } from '../../ui/AreaMark.tsx'
import { formatHours, formatMoment, formatNumber, formatShare } from '../../ui/format.ts'
import { Facts } from '../../ui/lists.tsx'
import { Section } from '../../ui/Page.tsx'
import { areaName, namedAreas } from '../../ui/area-name.ts'
import './calls.css'

const moment = (at: string | null) => (at === null ? '–' : formatMoment(at))

const Dates = ({ call }: { call: CallDetail }) => (
  <Facts
    facts={[
      { label: m.calls_opens(), value: moment(call.openedAt ?? call.opensAt) },
      { label: m.calls_deadline(), value: moment(call.deadlineAt) },
      { label: m.calls_reviews_due(), value: moment(call.reviewsDueAt) },
      { label: m.calls_decision_due(), value: moment(call.decisionDueAt) },
    ]}
  />
)

type Criterion = CallDetail['criteria'][number]

function CriterionText({ criterion, total }: { criterion: Criterion; total: number }) {
  const scale = m.calls_scale({ min: formatNumber(criterion.min, 4), max: formatNumber(criterion.max, 4) })
  const share = total === 0 ? 0 : criterion.weight / total
  return (
    <li className="criterion">
      <div className="row spread">
        <h3>{criterion.name}</h3>
        <span className="number">
          {m.calls_weight_share({ weight: formatNumber(criterion.weight, 4), share: formatShare(share) })}
        </span>
      </div>
      {criterion.description !== '' && <p>{criterion.description}</p>}
      <p className="muted small">
        {scale}
        {criterion.lowIsGood && ` · ${m.calls_low_is_good()}`}
        {criterion.threshold !== null &&
          ` · ${m.calls_threshold_at({ score: formatNumber(criterion.threshold, 4) })}`}
      </p>
      {criterion.levels.length > 0 && (
        <dl className="levels">
          {criterion.levels.map((level) => (
            <div key={level.score}>
              <dt className="number">{formatNumber(level.score, 4)}</dt>
              <dd>{level.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

/** The criteria with weights, scales, level texts and thresholds: what is judged, and how. */
export function Criteria({ call }: { call: CallDetail }) {
  const total = call.criteria.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <Section title={m.calls_criteria()} note={m.calls_criteria_note()}>
      <ul role="list" className="stack">
        {call.criteria.map((criterion) => (
          <CriterionText key={criterion.key} criterion={criterion} total={total} />
        ))}
      </ul>
      {call.scoreThreshold !== null && (
        <p>{m.calls_score_threshold_at({ score: formatNumber(call.scoreThreshold, 4) })}</p>
      )}
    </Section>
  )
}

function Areas({ call }: { call: CallDetail }) {
  if (call.areas.length === 0) return null
  return (
    <Section title={m.calls_areas()} note={m.calls_areas_note()}>
      <CallAreas areas={namedAreas(call.areas)}>
        <ul role="list" className="plain-list">
          {call.areas.map((area) => (
            <li key={area.key} className="rule-line">
              <div>
                <AreaMark area={area.key} name={areaName(area)} />
                {area.description !== '' && <p className="muted small">{area.description}</p>}
              </div>
              <span className="number">
                {m.calls_share_range({ min: formatShare(area.minShare), max: formatShare(area.maxShare) })}
              </span>
            </li>
          ))}
        </ul>
      </CallAreas>
    </Section>
  )
}

function hoursRange({ minHours, maxHours }: CallDetail['tracks'][number]): string {
  if (minHours !== null && maxHours !== null)
    return m.calls_hours_range({ min: formatNumber(minHours), max: formatHours(maxHours) })
  if (maxHours !== null) return m.calls_hours_at_most({ max: formatHours(maxHours) })
  return minHours === null ? m.calls_hours_any() : m.calls_hours_at_least({ min: formatHours(minHours) })
}

function Tracks({ call }: { call: CallDetail }) {
  if (call.tracks.length === 0) return null
  return (
    <Section title={m.calls_tracks()}>
      <ul role="list" className="plain-list">
        {call.tracks.map((track) => (
          <li key={track.key} className="rule-line">
            <div>
              {track.name}
              {track.description !== '' && <p className="muted small">{track.description}</p>}
            </div>
            <span className="number">{hoursRange(track)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Promise({ call }: { call: CallDetail }) {
  return (
    <Section title={m.calls_promise()}>
      <div className="stack prose">
        <p>{call.publishesSnapshot ? m.calls_publishes() : m.calls_publishes_hash()}</p>
        <p>{call.doubleBlind ? m.calls_double_blind() : m.calls_not_blind()}</p>
        <p>
          {m.calls_days_promise({
            answer: formatNumber(call.answerDays),
            appeal: formatNumber(call.appealDays),
          })}
        </p>
        {call.seedCommitment !== null && (
          <div>
            <p>{m.calls_commitment_text()}</p>
            <code className="commitment">{call.seedCommitment}</code>
          </div>
        )}
      </div>
    </Section>
  )
}

/** The rules of a call as everybody reads them. */
export const Rules = ({ call }: { call: CallDetail }) => (
  <>
    {call.publicNote !== null && call.publicNote !== '' && <p className="public-note">{call.publicNote}</p>}
    <Section title={m.calls_dates()} note={m.calls_dates_note()}>
      <Dates call={call} />
    </Section>
    <Criteria call={call} />
    <Areas call={call} />
    <Tracks call={call} />
    <Promise call={call} />
  </>
)
