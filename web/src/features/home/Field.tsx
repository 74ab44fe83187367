import { m } from '../../messages.ts'
import { formatHours, formatShare } from '../../ui/format.ts'

const strokes = 120
const width = 1200
const height = 300

type FieldProps = {
  total: number
  /** Hours of released decisions, and the budgets of their calls. */
  awarded: number
  budget: number
  open: number
}

const topOf = (index: number) => ((index + 0.5) / strokes) * width * 0.82 + width * 0.09

/** One furrow of the field: the farther from the middle the more it leans, bent once like land over a hill. */
function furrow(index: number): string {
  const x = ((index + 0.5) / strokes) * width
  const top = topOf(index)
  const bend = Math.sin((index / strokes) * Math.PI) * 14
  const upper = `${(top * 0.6 + x * 0.4 + bend).toFixed(1)} ${height * 0.36}`
  const lower = `${(top * 0.1 + x * 0.9 - bend).toFixed(1)} ${height * 0.66}`
  return `M${top.toFixed(1)} 0C${upper} ${lower} ${x.toFixed(1)} ${height}`
}

const kindOf = (index: number, props: FieldProps) => {
  const at = (index + 0.5) / strokes
  if (at < props.awarded / props.total) return 'shared'
  return at < (props.awarded + props.open) / props.total ? 'open' : 'rest'
}

const lines = Array.from({ length: strokes }, (_, index) => index)

/** The machine's hours of a year as a field: what is ploughed, what is being called, what lies open; the line between. */
export function Field(props: FieldProps) {
  const { total, awarded, budget, open } = props
  const called = awarded + open
  const edge = Math.max(1, Math.round((called / total) * strokes)) - 0.5
  const finding = m.home_field_finding({
    total: formatHours(total),
    awarded: formatHours(awarded),
    budget: formatHours(budget),
    open: formatHours(open),
  })
  const parts = [
    { name: m.home_field_shared({ budget: formatHours(budget) }), hours: awarded, kind: 'shared' },
    { name: m.home_field_open(), hours: open, kind: 'open' },
    { name: m.home_field_rest(), hours: Math.max(0, total - called), kind: 'rest' },
  ]
  return (
    <figure className="field-figure">
      {called > 0 && (
        <p className="field-line-label" style={{ insetInlineStart: `${(topOf(edge) / width) * 100}%` }}>
          {m.home_field_line({ hours: formatHours(called) })}
        </p>
      )}
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={finding} preserveAspectRatio="none">
        {lines.map((index) => (
          <path key={index} d={furrow(index)} className={`furrow furrow-${kindOf(index, props)}`} />
        ))}
        {called > 0 && <path d={furrow(edge)} className="furrow furrow-line" />}
      </svg>
      <figcaption>
        <dl className="field-key">
          {parts.map((part) => (
            <div key={part.kind} className={`field-part field-part-${part.kind}`}>
              <dt>{part.name}</dt>
              <dd className="number">
                {formatHours(part.hours)} <span className="muted">{formatShare(part.hours / total)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </figcaption>
    </figure>
  )
}
