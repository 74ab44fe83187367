import type { Sensitivity } from '@furrow/core/allocation/sensitivity'
import { parseAsNumberLiteral, useQueryState } from 'nuqs'
import { useMemo, type ReactNode } from 'react'
import { m } from '../../../messages.ts'
import { bestOf, nameList } from '../../../ui/best-of.ts'
import { formatNumber, formatShare } from '../../../ui/format.ts'
import { Select } from '../../../ui/inputs.tsx'
import type { Rules } from '../draft.ts'
import { CutText } from '../figures/CutText.tsx'
import { Figure } from '../figures/Figure.tsx'
import { labelRoom, shortened } from '../figures/labels.ts'
import { NotShown } from '../figures/NotShown.tsx'
import { Studied } from '../figures/Studied.tsx'
import { useFound } from '../figures/use-found.ts'
import type { StudioRunner } from '../runner.ts'
import type { Findings, Study } from '../studies.ts'
import type { PictureProps } from './picture.ts'
import { keyOf, variationsOf, ways, type Variations, type Way } from './variations.ts'

type Found = { rows: ReadonlyMap<string, Sensitivity>; weights: Variations['weights']; share: number }

const shares = [0.1, 0.25, 0.5] as const
const parser = parseAsNumberLiteral(shares).withDefault(0.25)
const rowHeight = 20
const cell = 20
const labelWidth = 190
const leastHead = 58

const read = (findings: Findings) => (findings.kind === 'sensitivity' ? findings.sensitivity : undefined)

const wayEnd = (way: Way, share: number) => ` ${way === 'up' ? '+' : '−'}${formatShare(share)}`

const wayText = (name: string, way: Way, share: number) => `${name}${wayEnd(way, share)}`

const crossedIn = ({ enters, leaves }: Sensitivity) => enters.length + leaves.length

function findingOf({ rows, weights, share }: Found, names: { proposals: number }): string {
  const all = weights.flatMap(({ key, name }) =>
    ways.map((way) => ({ text: wayText(name, way, share), row: rows.get(keyOf(key, way, share)) })),
  )
  const count = (entry: (typeof all)[number]) => (entry.row === undefined ? 0 : crossedIn(entry.row))
  const most = bestOf(all, count)
  const [first] = most
  if (first === undefined || count(first) === 0)
    return m.pictures_sensitivity_still({ share: formatShare(share) })
  return m.pictures_sensitivity_finding({
    change: nameList(most.map(({ text }) => text)),
    n: formatNumber(count(first)),
    proposals: formatNumber(names.proposals),
  })
}

function Mark({ row, id, x, y }: { row: Sensitivity | undefined; id: string; x: number; y: number }) {
  const enters = row?.enters.includes(id) === true
  if (!enters && row?.leaves.includes(id) !== true)
    return <circle className="figure-faint" cx={x + cell / 2} cy={y + cell / 2} r={1.5} />
  const middle = `M${x + 6} ${y + 10}h8`
  return (
    <g>
      <rect className={enters ? 'figure-ink' : 'figure-open'} x={x + 2} y={y + 2} width={16} height={16} />
      <path className={enters ? 'figure-paper' : 'figure-stroke'} d={enters ? `${middle}m-4 -4v8` : middle} />
    </g>
  )
}

type MapProps = Found & { ids: readonly string[]; line: number; headHeight: number }

function HeatMap({ rows, weights, share, ids, line, headHeight }: MapProps) {
  const x = (place: number) => labelWidth + place * cell + (place >= line ? 10 : 0)
  const bottom = headHeight + weights.length * ways.length * rowHeight
  return (
    <>
      {ids.map((id, place) => (
        <text
          key={id}
          transform={`translate(${x(place) + 14} ${headHeight - 6}) rotate(-90)`}
          className="figure-small"
        >
          {shortened(id)}
        </text>
      ))}
      {line > 0 && line < ids.length && (
        <line className="figure-line" x1={x(line) - 5} x2={x(line) - 5} y1={4} y2={bottom} />
      )}
      {weights.flatMap(({ key, name }, place) =>
        ways.map((way, step) => {
          const y = headHeight + (place * ways.length + step) * rowHeight
          return (
            <g key={keyOf(key, way, share)}>
              <CutText x={0} y={y + 14} room={labelWidth - 8} end={wayEnd(way, share)}>
                {name}
              </CutText>
              {ids.map((id, column) => (
                <Mark key={id} row={rows.get(keyOf(key, way, share))} id={id} x={x(column)} y={y} />
              ))}
            </g>
          )
        }),
      )}
    </>
  )
}

type PictureOf = Pick<PictureProps, 'view' | 'field' | 'source'>

/** Those who cross in some variation, by rank, and how many of them have hours now. */
function crossersOf({ rows }: Found, { view, field }: PictureOf) {
  const crossing = new Set([...rows.values()].flatMap(({ enters, leaves }) => [...enters, ...leaves]))
  const order = [...view.order].filter((i) => crossing.has(field.ids[i] ?? ''))
  const [funded, waiting] = [true, false].map((isFunded) =>
    order.filter((i) => (view.award[i] ?? 0) > 0 === isFunded).map((i) => field.ids[i] ?? ''),
  )
  return { funded: funded ?? [], waiting: waiting ?? [] }
}

const listed = (ids: readonly string[] = []) => (ids.length === 0 ? '–' : ids.join(', '))

type SensitiveProps = PictureOf & { found: Found; controls: ReactNode }

function Sensitive({ found, controls, ...picture }: SensitiveProps) {
  const { funded, waiting } = crossersOf(found, picture)
  const { rows, weights, share } = found
  const headHeight = labelRoom(
    [...funded, ...waiting].map((id) => shortened(id)),
    leastHead,
  )
  return (
    <Figure
      name="sensitivity"
      title={m.pictures_sensitivity()}
      finding={findingOf(found, { proposals: funded.length + waiting.length })}
      source={picture.source}
      controls={controls}
      height={() => headHeight + weights.length * ways.length * rowHeight + 4}
      table={{
        heads: [m.pictures_sensitivity_move(), m.pictures_gets(), m.pictures_loses()],
        rows: weights.flatMap(({ key, name }) =>
          ways.map((way) => {
            const row = rows.get(keyOf(key, way, share))
            return [wayText(name, way, share), listed(row?.enters), listed(row?.leaves)]
          }),
        ),
      }}
      note={<p className="muted small">{m.pictures_sensitivity_key()}</p>}
    >
      {(width) => {
        const room = Math.max(2, Math.floor((width - labelWidth - 10) / cell))
        const kept = Math.min(funded.length, Math.max(Math.floor(room / 2), room - waiting.length))
        const ids = [...funded.slice(funded.length - kept), ...waiting.slice(0, room - kept)]
        return <HeatMap {...found} ids={ids} line={kept} headHeight={headHeight} />
      }}
    </Figure>
  )
}

type SensitivityProps = PictureProps & { rules: Rules; runner: StudioRunner }

/** Which weight, moved a little, carries which proposals over the line. */
export function SensitivityPicture({ rules, runner, draft, ...picture }: SensitivityProps) {
  const [share, setShare] = useQueryState('step', parser)
  const { weights, drafts } = useMemo(() => variationsOf(draft, rules, share), [draft, rules, share])
  const study = useMemo((): Study => ({ kind: 'sensitivity', drafts }), [drafts])
  const { found, ...how } = useFound(runner, draft, { study, read })
  if (weights.length === 0)
    return <NotShown title={m.pictures_sensitivity()}>{m.pictures_sensitivity_none()}</NotShown>
  const isOfThese = found?.length === drafts.length && found.every(({ key }, i) => key === drafts[i]?.key)
  const choice = (
    <label className="row small figure-choice">
      {m.pictures_sensitivity_by()}
      <Select
        value={share}
        onChange={({ target }) =>
          void setShare(shares.find((option) => option === Number(target.value)) ?? share)
        }
      >
        {shares.map((option) => (
          <option key={option} value={option}>
            {formatShare(option)}
          </option>
        ))}
      </Select>
    </label>
  )
  return (
    <Studied name="sensitivity" title={m.pictures_sensitivity()} hasFound={isOfThese} {...how}>
      {isOfThese ? (
        <Sensitive
          {...picture}
          controls={choice}
          found={{ rows: new Map(found.map((row) => [row.key, row])), weights, share }}
        />
      ) : (
        choice
      )}
    </Studied>
  )
}
