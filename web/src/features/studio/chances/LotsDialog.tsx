import { useEffect } from 'react'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { formatFixed, formatFixedShare, formatHours, formatNumber } from '../../../ui/format.ts'
import type { RunView } from '../run-view.ts'
import type { Odds } from '../studies.ts'
import { StudyProgress } from '../StudyProgress.tsx'
import type { StudioState } from '../use-studio-state.ts'
import { useStudy } from '../use-study.ts'
import { intervalOf, type ChancesView } from './chances-view.ts'
import { lotsOf, othersOf, tiersPolicy, type Lots } from './tiers-from-ranks.ts'
import { Heads, ScrollRegion } from '../../../ui/tables.tsx'

type LotsDialogProps = {
  state: StudioState
  view: RunView
  chances: ChancesView
  onWritten: () => void
  onClose: () => void
}

type OddsTableProps = Omit<LotsDialogProps, 'onWritten' | 'onClose'> & { lots: Lots; odds: Odds | null }

/** Every lot with its odds, before anything is drawn. */
function OddsTable({ state, view, chances, lots, odds }: OddsTableProps) {
  const { field, names } = state
  const rankText = (i: number): string => {
    const interval = intervalOf(chances, i)
    return interval === null ? '–' : `${formatNumber(interval.low)}–${formatNumber(interval.high)}`
  }
  const oddsOf = (i: number): string => {
    const odd = odds?.probability[i] ?? NaN
    return Number.isNaN(odd) ? '–' : formatFixedShare(odd)
  }
  return (
    <ScrollRegion label={m.chances_lots_table()} className="studio-lots">
      <table className="table table-compact">
        <Heads
          heads={[
            m.studio_column_proposal(),
            m.chances_odds(),
            m.studio_column_score(),
            m.studio_column_interval(),
            m.studio_column_asked(),
          ]}
        />
        <tbody>
          {lots.draw.map((i) => (
            <tr key={field.ids[i]} data-lot={field.ids[i]}>
              <th scope="row">
                <span className="studio-lot">
                  <span className="muted number">{field.ids[i]}</span> {names.titles[i]}
                </span>
              </th>
              <td className="cell-end number" data-odds="">
                {oddsOf(i)}
              </td>
              <td className="cell-end number">{formatFixed((view.score[i] ?? 0) / 1000, 1)}</td>
              <td className="cell-end number">{rankText(i)}</td>
              <td className="cell-end number">{formatHours(field.upper[i] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const hoursOf = (places: readonly number[], upper: Float64Array): string =>
  formatHours(places.reduce((sum, i) => sum + (upper[i] ?? 0), 0))

/** Draws lots in the grey zone: who is funded outright, who is drawn and with which odds, before it is written. */
export function LotsDialog({ state, view, chances, onWritten, onClose }: LotsDialogProps) {
  const { field, studio, draft, runner } = state
  const lots = lotsOf(chances)
  const others = othersOf(lots, view.rank)
  const policy = tiersPolicy(lots, field.ids, draft.policy)
  const { state: study, start, end } = useStudy(runner)
  const ask = () => void start({ ...draft, policy }, { kind: 'odds' })
  useEffect(() => {
    ask()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once: the scenario rests behind the dialog
  }, [])
  const odds = study.status === 'done' && study.findings.kind === 'odds' ? study.findings.odds : null
  const write = () => {
    studio.onPolicy(policy)
    onWritten()
  }
  return (
    <Dialog
      open
      wide
      title={m.chances_lots_title()}
      onClose={onClose}
      actions={
        <Button look="primary" disabled={odds === null} onClick={write}>
          {m.chances_lots_write()}
        </Button>
      }
    >
      <p>
        {m.chances_lots_text({
          fund: formatNumber(lots.fund.length),
          fundHours: hoursOf(lots.fund, field.upper),
          draw: formatNumber(lots.draw.length),
          drawHours: hoursOf(lots.draw, field.upper),
          rest: formatNumber(others.below),
          unranked: formatNumber(others.unranked),
          available: formatHours(view.totals.available),
        })}
      </p>
      {odds === null ? (
        <StudyProgress state={study} label={m.chances_odds_counting()} onStart={ask} onEnd={end} />
      ) : (
        <p className="muted small" data-method={odds.method}>
          {odds.method === 'exact'
            ? m.chances_odds_exact({ n: formatNumber(odds.of) })
            : m.chances_odds_simulated({ n: formatNumber(odds.of) })}
        </p>
      )}
      <OddsTable {...{ state, view, chances, lots, odds }} />
      <p className="muted small">{m.chances_lots_sizes()}</p>
    </Dialog>
  )
}
