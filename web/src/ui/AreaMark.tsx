import { useMemo, type ReactNode } from 'react'
import { marksOf, MarksOfCall, useAreaMark, type MarkedArea } from './area-marks.ts'

type CallAreasProps = { areas: readonly MarkedArea[]; children: ReactNode }

/** Marks every area below it as one of these, the areas of a call in its order. */
export function CallAreas({ areas, children }: CallAreasProps) {
  const marks = useMemo(() => marksOf(areas), [areas])
  return <MarksOfCall value={marks}>{children}</MarksOfCall>
}

type AreaMarkProps = { area: string | null; name?: string; letterOnly?: boolean }

/** The area of a proposal: shape in its hue, then its letter or its name. */
export function AreaMark({ area, name, letterOnly = false }: AreaMarkProps) {
  const markOf = useAreaMark()
  if (area === null) return <span className="muted">–</span>
  const mark = markOf(area)
  const full = name ?? area
  return (
    <span className="area-mark" title={letterOnly ? full : undefined}>
      <svg viewBox="0 0 16 16" width="11" height="11" aria-hidden="true" style={{ fill: mark.hue }}>
        <path d={mark.shape} />
      </svg>
      {letterOnly ? (
        <>
          <span aria-hidden="true">{mark.letter}</span>
          <span className="visually-hidden">{full}</span>
        </>
      ) : (
        <span>{full}</span>
      )}
    </span>
  )
}
