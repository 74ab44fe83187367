import type { Policy } from '@furrow/core/contract/policies'
import { m } from '../../../messages.ts'
import { quoted } from '../../../ui/quoted.ts'
import { bestOf, nameList } from '../../../ui/best-of.ts'
import { formatFixedShare, formatHours, formatNumber } from '../../../ui/format.ts'
import { policyName, policyWhole } from '../../../ui/policy-name.ts'
import { calibrationNames } from '../calibration-text.ts'
import { PolicyKey } from '../compare/PolicyKey.tsx'
import { Figure } from '../figures/Figure.tsx'
import type { Right } from './right.ts'

const barHeight = 10
/** Below, the name of a policy and what scores it reads take a line each. */
const oneLineFrom = 520
const linesOf = (width: number): 1 | 2 => (width < oneLineFrom ? 2 : 1)
const lineHeight = 15
const rowHeightOf = (width: number): number => 23 + linesOf(width) * lineHeight

const nameOf = ({ policy }: Right): string =>
  policy === null ? m.studio_this_scenario() : policyName(policy)

/** "cut-off by rank with scores as given" */
const wholeName = (row: Right, name = nameOf(row)): string =>
  m.truth_policy({ policy: name, scores: calibrationNames[row.calibration]() })

/** The best of the policies and where the scenario stands, in one sentence. */
function findingOf([own, ...others]: readonly Right[]): string {
  const best = bestOf(others, ({ share }) => share)
  const [first] = best
  if (own === undefined || first === undefined) return m.truth_title()
  const finding = m.truth_finding({
    own: formatFixedShare(own.share),
    best: formatFixedShare(first.share),
    policy: nameList(best.map((row) => wholeName(row, quoted(nameOf(row))))),
  })
  const drawn = [own, ...others].find(({ lots }) => lots !== null)?.lots
  if (drawn === undefined || drawn === null) return finding
  return `${finding} ${m.truth_lots({ n: formatNumber(drawn.draws) })}`
}

/** "72.1%", or of lots the mean and where nine of ten draws lie: "75.3% (70.2%–80.1%)". */
function shareText({ share, lots }: Right): string {
  if (lots === null) return formatFixedShare(share)
  return m.truth_range({
    share: formatFixedShare(share),
    low: formatFixedShare(lots.low),
    high: formatFixedShare(lots.high),
  })
}

/** A mean of draws has a decimal. */
const countText = ({ lots }: Right, count: number): string => formatNumber(count, lots === null ? 0 : 1)

function Bar({ row, width, y }: { row: Right; width: number; y: number }) {
  const names =
    linesOf(width) === 1
      ? [wholeName(row)]
      : [nameOf(row), m.truth_scores({ scores: calibrationNames[row.calibration]() })]
  const baseline = (line: number): number => 11 + line * lineHeight
  const top = baseline(names.length - 1) + 6
  return (
    <g transform={`translate(0 ${y})`}>
      {names.map((name, line) => (
        <text key={name} x={0} y={baseline(line)}>
          {name}
        </text>
      ))}
      <text x={width} y={baseline(names.length - 1)} textAnchor="end">
        {shareText(row)}
      </text>
      <rect className="figure-faint" x={0} y={top} width={width} height={barHeight} />
      <rect
        className={row.policy === null ? 'figure-ink' : 'figure-mutedfill'}
        x={0}
        y={top}
        width={width * row.share}
        height={barHeight}
      />
      {row.lots !== null && (
        <path
          className="figure-stroke"
          d={`M${width * row.lots.low} ${top + 1}v8m0 -4H${width * row.lots.high}m0 -4v8`}
        />
      )}
    </g>
  )
}

type TruthPictureProps = {
  rows: readonly Right[]
  /** The policy of the scenario that the report was made for. */
  policy: Policy
  isWhole: boolean
  source: string
}

/** With which numbers each policy ran: those of the scenario are its own, the others' are the usual ones. */
function Parameters({ rows, policy }: Pick<TruthPictureProps, 'rows' | 'policy'>) {
  const usual = rows.filter(({ calibration }) => calibration === 'none').flatMap((row) => row.policy ?? [])
  return (
    <>
      <p className="muted small">{m.truth_scenario({ policy: policyWhole(policy) })}</p>
      <PolicyKey policies={usual} />
    </>
  )
}

/** How much of the truly best hours each policy gives; the scenario stands first. */
export function TruthPicture({ rows, policy, isWhole, source }: TruthPictureProps) {
  return (
    <Figure
      name="truth"
      title={m.truth_title()}
      finding={isWhole ? findingOf(rows) : m.truth_so_far({ n: formatNumber(rows.length) })}
      source={source}
      height={(width) => rows.length * rowHeightOf(width)}
      note={<Parameters {...{ rows, policy }} />}
      table={{
        heads: [
          m.studio_policy(),
          m.studio_calibration_scores(),
          m.truth_share(),
          m.truth_hours(),
          m.truth_hits(),
        ],
        rows: rows.map((row) => [
          nameOf(row),
          calibrationNames[row.calibration](),
          shareText(row),
          formatHours(row.rightHours),
          m.truth_hits_of({ hits: countText(row, row.hits), funded: countText(row, row.funded) }),
        ]),
      }}
    >
      {(width) =>
        rows.map((row, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows are only added
          <Bar key={i} row={row} width={width} y={i * rowHeightOf(width)} />
        ))
      }
    </Figure>
  )
}
