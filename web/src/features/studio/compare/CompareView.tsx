import { useMemo } from 'react'
import { m } from '../../../messages.ts'
import { LoadingState } from '../../../ui/states.tsx'
import type { Findings, Study } from '../studies.ts'
import type { ViewProps } from '../Views.tsx'
import { Analysis } from './Analysis.tsx'
import { GamingTable } from './GamingTable.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { MeasuresTable } from './MeasuresTable.tsx'
import { PricesTable } from './PricesTable.tsx'
import { QualityTable } from './QualityTable.tsx'
import { SidesChoice } from './SidesChoice.tsx'
import { Standings } from './Standings.tsx'
import { useSides } from './use-sides.ts'
import './compare.css'

const studies = {
  prices: { kind: 'prices' },
  gaming: { kind: 'gaming' },
} as const satisfies Record<string, Study>

const matrixOf = (findings: Findings) => (findings.kind === 'matrix' ? findings.matrix : undefined)
const pricesOf = (findings: Findings) => (findings.kind === 'prices' ? findings.prices : undefined)
const qualityOf = (findings: Findings) => (findings.kind === 'quality' ? findings.quality : undefined)
const gamingOf = (findings: Findings) => (findings.kind === 'gaming' ? findings.gaming : undefined)

/** Up to four scenarios side by side, what differs between them, and what policies and rules come to. */
export function CompareView({ state, view, onSelect }: ViewProps) {
  const { field, names, draft, runner } = state
  const { sides, drafts, isPending, ...choice } = useSides(state, view)
  const quality = useMemo((): Study => ({ kind: 'quality', drafts }), [drafts])
  const matrix = useMemo((): Study => ({ kind: 'matrix', firstTimes: names.firstTimes }), [names])
  const shared = { runner, draft }
  return (
    <div className="studio-compare">
      <SidesChoice known={choice.known} chosen={choice.chosen} onChoose={choice.setChosen} />
      {choice.isGone && <p className="danger">{m.compare_gone()}</p>}
      {choice.isFailed && (
        <p className="danger" role="alert">
          {m.compare_failed()}
        </p>
      )}
      {isPending && sides.length === 1 ? (
        <LoadingState />
      ) : (
        <>
          <MeasuresTable {...{ sides, field, names }} />
          <Standings {...{ sides, field, names, onSelect }} />
        </>
      )}
      <Analysis
        {...shared}
        name="quality"
        title={m.compare_quality()}
        text={m.compare_quality_text()}
        study={quality}
        read={qualityOf}
      >
        {(rows) => <QualityTable rows={rows} sides={sides} />}
      </Analysis>
      <Analysis
        {...shared}
        name="matrix"
        title={m.compare_matrix()}
        text={m.compare_matrix_text()}
        study={matrix}
        read={matrixOf}
      >
        {(rows) => <MatrixTable rows={rows} names={names} />}
      </Analysis>
      <Analysis
        {...shared}
        name="prices"
        title={m.compare_prices()}
        text={m.compare_prices_text()}
        study={studies.prices}
        read={pricesOf}
      >
        {(rows) => <PricesTable {...{ rows, field, names, onSelect }} />}
      </Analysis>
      <Analysis
        {...shared}
        name="gaming"
        title={m.compare_gaming()}
        text={m.compare_gaming_text()}
        study={studies.gaming}
        read={gamingOf}
      >
        {(rows) => <GamingTable rows={rows} />}
      </Analysis>
    </div>
  )
}
