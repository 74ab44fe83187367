import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { ReactNode } from 'react'
import { m } from '../../messages.ts'
import { CallAreas } from '../../ui/AreaMark.tsx'
import { namedAreas } from '../../ui/area-name.ts'
import { formatHours } from '../../ui/format.ts'
import { Footprint } from '../../ui/Footprint.tsx'
import { Section } from '../../ui/Page.tsx'
import { namesOfRules } from '../../ui/rule-text.ts'
import { Areas } from './Areas.tsx'
import { AwardTable } from './AwardTable.tsx'
import { Differences, Moved, PolicyText } from './Changes.tsx'
import { MovedBefore, Overrides } from './Overrides.tsx'
import { paperPlan } from './paper-plan.ts'
import { PrintedAwards, PrintedRest } from './PrintedAwards.tsx'
import { Quality } from './Quality.tsx'
import { Totals } from './Totals.tsx'

function Awards({ decision }: { decision: DecisionDocument }) {
  const names = namesOfRules(decision.rules)
  const { awards, totals } = decision.outcome
  const funded = awards.filter(({ award }) => award > 0)
  const declined = awards.filter(({ award }) => award === 0)
  const shared = { decision, names }
  const { awardsInColumns } = paperPlan(decision)
  return (
    <>
      <Section title={m.decisions_awards()} id="awards">
        {funded.length === 0 ? (
          <p>{m.decisions_awards_none()}</p>
        ) : (
          <>
            <AwardTable
              {...shared}
              label={m.decisions_awards()}
              awards={funded}
              isFunded
              isOnScreenOnly={awardsInColumns}
            />
            {awardsInColumns && <PrintedAwards {...shared} awards={funded} />}
          </>
        )}
      </Section>
      <p className="furrow-line">
        <a className="number" href="#awards">
          {m.decisions_line({ awarded: formatHours(totals.awarded) })}
        </a>
      </p>
      <section className="stack-s" id="declined">
        <h2>{m.decisions_declined()}</h2>
        {declined.length === 0 ? (
          <p>{m.decisions_declined_none()}</p>
        ) : (
          <>
            <AwardTable
              {...shared}
              label={m.decisions_declined()}
              awards={declined}
              isFunded={false}
              isOnScreenOnly
            />
            <PrintedRest {...shared} awards={declined} />
          </>
        )}
      </section>
    </>
  )
}

type BodyProps = {
  decision: DecisionDocument
  overrides?: ReactNode
  /** How sure it is at the line, once it is written. */
  sureness?: ReactNode
  /** Hours may have been granted from the reserve since. */
  isReleased?: boolean
}

/** What a decision and its preview have in common, between the first sentence and the papers. */
export function Body({ decision, overrides, sureness, isReleased = false }: BodyProps) {
  const { footprint, outcome } = decision
  return (
    <CallAreas areas={namedAreas(decision.rules.areas)}>
      <Totals decision={decision} isReleased={isReleased} />
      <Areas decision={decision} />
      <div className="decision-pair">
        <div className="stack">
          <Moved decision={decision} />
          {decision.moved.length === 0 && <PolicyText decision={decision} />}
        </div>
        <div className="stack">
          <Differences decision={decision} />
          {decision.moved.length > 0 && <PolicyText decision={decision} />}
        </div>
      </div>
      {overrides ?? <Overrides decision={decision} />}
      <MovedBefore decision={decision} />
      <Quality decision={decision} sureness={sureness} />
      <Section title={m.decisions_footprint()}>
        <Footprint
          footprint={footprint}
          hours={outcome.totals.awarded}
          values={decision.values}
          rows="#awards"
        />
      </Section>
      <Awards decision={decision} />
    </CallAreas>
  )
}
