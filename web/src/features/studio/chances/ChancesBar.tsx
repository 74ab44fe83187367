import { isOffLine } from '@furrow/core/ranking/line-place'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import { useLocation } from 'wouter'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Part } from '../../../ui/Part.tsx'
import { FailedDialog } from '../FailedDialog.tsx'
import { formatNumber } from '../../../ui/format.ts'
import type { RunView } from '../run-view.ts'
import { linePlace } from '../ranking/table-rows.ts'
import { StudyProgress } from '../StudyProgress.tsx'
import { studioQueries } from '../queries.ts'
import { ReopenReviews } from '../../../ui/ReopenReviews.tsx'
import type { StudioState } from '../use-studio-state.ts'
import type { ChancesView } from './chances-view.ts'
import { lineText } from './line-text.ts'

const Discuss = lazy(async () => ({ default: (await import('./DiscussDialog.tsx')).DiscussDialog }))
const Lots = lazy(async () => ({ default: (await import('./LotsDialog.tsx')).LotsDialog }))
const Draw = lazy(async () => ({ default: (await import('./DrawDialog.tsx')).DrawDialog }))

type Way = 'discuss' | 'ask' | 'lots' | 'draw' | null

type ChancesBarProps = { state: StudioState; view: RunView }

const refusals = {
  'no-reviews': m.chances_no_reviews,
  'one-review-each': m.chances_one_review_each,
  'no-separation': m.chances_no_separation,
} as const

const obstacles = {
  drawn: () => '',
  'no-draws': () => '',
  'not-proven': m.chances_slow_policy,
  'slow-policy': m.chances_slow_policy,
  'reads-criteria': m.chances_reads_criteria,
} as const

/** What the draws rest on, folded away; open, it takes a place of its own above the table and covers nothing. */
function About({ chances, furrow, hasPots }: { chances: ChancesView; furrow: number; hasPots: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const lineAbout = hasPots ? m.chances_about_line_tracks : m.chances_about_line
  const lines = [
    m.chances_about_draws({ draws: formatNumber(chances.draws) }),
    chances.model === 'crossed' ? m.chances_about_crossed() : m.chances_about_one_way(),
    ...(chances.line !== null && isOffLine(chances.line, furrow)
      ? [lineAbout({ furrow: formatNumber(furrow), line: lineText(chances.line) })]
      : []),
    ...(chances.approximate ? [m.chances_about_approximate()] : []),
    obstacles[chances.awards](),
  ]
  return (
    <>
      <Button size="small" look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {m.chances_about()} <span aria-hidden="true">{isOpen ? '▴' : '▾'}</span>
      </Button>
      {isOpen && (
        <div className="studio-about small">
          {lines
            .filter((line) => line !== '')
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
        </div>
      )}
    </>
  )
}

function findingOf({ grey, line }: ChancesView, furrow: number): string {
  const inZone = grey.reduce((sum, one) => sum + one, 0)
  if (line === null) return m.chances_all_served()
  const zone = { n: formatNumber(inZone), line: lineText(line) }
  return furrow > 0 && isOffLine(line, furrow)
    ? m.chances_finding_off({ ...zone, furrow: formatNumber(furrow) })
    : m.chances_finding(zone)
}

/** Numbers of the zone in an address; it may not grow without end, so those nearest to the line come first. */
const askedAtMost = 60

function askedFor(chances: ChancesView, ids: readonly string[]): string {
  const distance = (i: number): number => Math.abs((chances.expectedRank[i] ?? 0) - (chances.line ?? 0))
  return [...chances.grey.keys()]
    .filter((i) => chances.grey[i] === 1)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, askedAtMost)
    .map((i) => ids[i] ?? '')
    .join(',')
}

type AskProps = { state: StudioState; chances: ChancesView; onClose: () => void }

/** Opens the reviews again and leads to the assignments of just the proposals of the zone. */
function Ask({ state, chances, onClose }: AskProps) {
  const callId = state.context.call.id
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const onDone = () => {
    const numbers = new URLSearchParams({ numbers: askedFor(chances, state.field.ids) })
    navigate(`/app/calls/${callId}/assignments?${numbers}`)
    // The runner holds the ranking of the lock before.
    client.removeQueries({ queryKey: [...studioQueries.all, callId] })
    return client.invalidateQueries()
  }
  return <ReopenReviews {...{ callId, onDone, onClose }} />
}

/** Before any draws of the scores, the mark is that of the lots. */
function Marked({ view: { tier } }: Pick<ChancesBarProps, 'view'>) {
  const drawn = tier?.reduce((sum, one) => sum + (one === 2 ? 1 : 0), 0) ?? 0
  if (drawn === 0) return null
  return (
    <p className="small" data-drawn-marked={drawn}>
      <span className="studio-zone-mark" aria-hidden="true" />
      {m.chances_drawn_marked({ n: formatNumber(drawn) })}
    </p>
  )
}

type DoneProps = ChancesBarProps & { chances: ChancesView; onWay: (way: Way) => void }

/** The grey zone in one sentence, and the three honest ways out of it. */
function Done({ state, view, chances, onWay }: DoneProps) {
  const { context, chances: own } = state
  const hasZone = chances.grey.includes(1)
  const furrow = linePlace(view)
  return (
    <>
      <p className="small" role="status" data-zone={chances.grey.reduce((sum, one) => sum + one, 0)}>
        {hasZone && <span className="studio-zone-mark" aria-hidden="true" />}
        {findingOf(chances, furrow)}
      </p>
      {own.staleness !== 'fresh' && (
        <span className="row small" data-stale={own.staleness}>
          <span className="muted">
            {own.staleness === 'all' ? m.chances_stale() : m.chances_stale_awards()}
          </span>
          <Button size="small" onClick={own.draw}>
            {m.chances_again()}
          </Button>
        </span>
      )}
      {hasZone && own.staleness !== 'all' && (
        <span className="row studio-ways-out">
          <Button size="small" look="quiet" onClick={() => onWay('discuss')}>
            {m.chances_discuss()}
          </Button>
          {context.mayReopen && (
            <Button size="small" look="quiet" onClick={() => onWay('ask')}>
              {m.chances_ask()}
            </Button>
          )}
          <Button size="small" look="quiet" onClick={() => onWay('lots')}>
            {m.chances_lots()}
          </Button>
        </span>
      )}
      <About
        {...{ chances, furrow }}
        hasPots={state.field.call.tracks.some(({ budget }) => budget !== undefined)}
      />
    </>
  )
}

function Content({ state, ...props }: ChancesBarProps & { onWay: (way: Way) => void }) {
  const { state: study, draw, end, found } = state.chances
  if (study.status === 'running' || study.status === 'failed' || (study.status === 'ended' && found === null))
    return <StudyProgress state={study} label={m.chances_drawing()} onStart={draw} onEnd={end} />
  if (found === null)
    return (
      <Button size="small" look="quiet" disabled={!state.runnable} onClick={draw}>
        {m.chances_start()}
      </Button>
    )
  if (!found.ok)
    return (
      <p className="small muted" data-refused={found.reason}>
        {refusals[found.reason]()}
      </p>
    )
  return <Done {...{ state, ...props }} chances={found.chances} />
}

/** Whether lots were drawn. Equal shares have places too: purchases in their turn, which no lot parted. */
const hasDraw = ({ policy, place }: RunView): boolean =>
  policy.kind === 'tiers' && place?.some((own) => own > 0) === true

/** How sure the ranks are: drawing, the grey zone, what to do about it, and the draw that was held. */
export function ChancesBar({ state, view }: ChancesBarProps) {
  const [way, setWay] = useState<Way>(null)
  const onClose = () => setWay(null)
  const { found } = state.chances
  const chances = found?.ok === true ? found.chances : null
  const isDrawn = hasDraw(view)
  return (
    <div className="studio-chances">
      <Content {...{ state, view }} onWay={setWay} />
      {chances === null && <Marked view={view} />}
      {isDrawn && (
        <Button size="small" look="quiet" onClick={() => setWay('draw')}>
          {m.chances_draw_show()}
        </Button>
      )}
      <Part at={way} loading={null} failed={way !== null && <FailedDialog onClose={onClose} />}>
        {way === 'ask' && chances !== null && <Ask {...{ state, chances, onClose }} />}
        {way === 'discuss' && chances !== null && <Discuss {...{ state, chances, onClose }} />}
        {way === 'lots' && chances !== null && (
          <Lots {...{ state, view, chances, onClose }} onWritten={() => setWay('draw')} />
        )}
        {way === 'draw' && isDrawn && <Draw {...{ state, view, onClose }} />}
      </Part>
    </div>
  )
}
