import type { DecisionDocument } from '@furrow/core/contract/decisions'
import { useState } from 'react'
import { m } from '../../messages.ts'
import { AreaShares, type AreaPart } from '../../ui/AreaShares.tsx'
import { Section } from '../../ui/Page.tsx'
import { namesOfRules } from '../../ui/rule-text.ts'
import { AreaBehind } from './AreaBehind.tsx'
import { OpenNumber } from './OpenNumber.tsx'

type Props = { decision: DecisionDocument }

const partText: Readonly<Record<AreaPart, () => string>> = {
  requested: m.ui_area_asked,
  awarded: m.ui_area_awarded,
  share: m.ui_area_share,
  guarantee: m.ui_area_guarantee,
  maximum: m.ui_area_maximum,
  shortfall: m.ui_area_shortfall,
}

type Open = { area: string; part: AreaPart }

/** Hours by area: each count leads to the proposals of the area, each number opens the rows or the rule behind it. */
export function Areas({ decision }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const { outcome, rules, callId } = decision
  const names = namesOfRules(rules)
  if (outcome.areas.length === 0) return null
  const opened = outcome.areas.find(({ area }) => area === open?.area)
  return (
    <Section title={m.ui_areas()}>
      <AreaShares
        areas={outcome.areas}
        totals={outcome.totals}
        areaName={names.area}
        hrefOf={(area) => `/app/calls/${callId}/proposals?area=${encodeURIComponent(area)}`}
        renderNumber={({ area }, part, shown) => {
          if (shown === '–') return shown
          const isOpen = open?.area === area && open.part === part
          return (
            <OpenNumber
              label={m.decisions_number_of({ number: partText[part](), area: names.area(area) })}
              value={shown}
              isOpen={isOpen}
              controls="behind-area"
              onToggle={() => setOpen(isOpen ? null : { area, part })}
            />
          )
        }}
      />
      {open !== null && opened !== undefined && (
        <AreaBehind decision={decision} area={opened} part={open.part} />
      )}
    </Section>
  )
}
