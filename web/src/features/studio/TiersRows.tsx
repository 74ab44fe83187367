import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { PointsRow } from './Amount.tsx'
import { Row } from './Choice.tsx'
import { defaultPolicies } from './draft.ts'
import { WalkRows, type Rows } from './PolicyRows.tsx'

/** Rising whole numbers between commas; what is no such number is passed over. */
function limitsOf(text: string): number[] {
  const numbers = text.split(',').map((part) => Math.trunc(Number(part.replaceAll(/[\s.]/g, ''))))
  return [...new Set(numbers.filter((limit) => limit > 0 && Number.isSafeInteger(limit)))]
    .sort((a, b) => a - b)
    .slice(0, 20)
}

type Tiers = Extract<Policy, { kind: 'tiers' }>

const withLimits = ({ kind, mode, partial, fund, draw, tiers }: Tiers, limits: number[]): Tiers => ({
  kind,
  mode,
  partial,
  ...(fund === undefined ? {} : { fund }),
  ...(draw === undefined ? {} : { draw }),
  ...(tiers === undefined ? {} : { tiers }),
  ...(limits.length === 0 ? {} : { sizeBands: limits }),
})

/** The score bands: funded from the upper one on, drawn between the two. */
function Bands({ policy, reference, onChange }: Rows<'tiers'>) {
  const { fund = 0, draw = 0 } = policy
  const standard = defaultPolicies.tiers
  return (
    <>
      <PointsRow
        label={m.studio_tiers_fund()}
        value={fund}
        standard={standard.fund}
        published={reference?.fund}
        onSet={(to, gesture) => onChange({ ...policy, fund: to, draw: Math.min(draw, to) }, gesture)}
      />
      <PointsRow
        label={m.studio_tiers_draw()}
        value={draw}
        standard={standard.draw}
        published={reference?.draw}
        onSet={(to, gesture) => onChange({ ...policy, draw: to, fund: Math.max(fund, to) }, gesture)}
      />
    </>
  )
}

/** Who is funded, who is drawn; a call whose tiers are fixed one by one may go back to bands. */
export function TiersRows({ policy, reference, onChange }: Rows<'tiers'>) {
  const { tiers: list, sizeBands = [] } = policy
  const standard = defaultPolicies.tiers
  return (
    <>
      {list === undefined ? (
        <Bands {...{ policy, reference, onChange }} />
      ) : (
        <p className="small">
          {m.studio_tiers_list({ n: Object.keys(list).length })}{' '}
          <Button
            look="quiet"
            size="small"
            onClick={() => onChange({ ...withoutList(policy), fund: standard.fund, draw: standard.draw })}
          >
            {m.studio_tiers_bands()}
          </Button>
        </p>
      )}
      <Row label={m.studio_tiers_sizes()}>
        {(id) => (
          <TextInput
            id={id}
            inputMode="numeric"
            key={sizeBands.join()}
            defaultValue={sizeBands.join(', ')}
            onBlur={(event) => onChange(withLimits(policy, limitsOf(event.target.value)))}
          />
        )}
      </Row>
      <p className="muted small">{m.studio_tiers_sizes_hint()}</p>
      <WalkRows {...policy} {...{ standard, reference }} onSet={(part) => onChange({ ...policy, ...part })} />
    </>
  )
}

const withoutList = ({ kind, mode, partial }: Tiers): Tiers => ({ kind, mode, partial })
