import { m } from '../../messages.ts'
import { formatHours, formatShare } from '../../ui/format.ts'

const strokes = 120
const width = 1200
const height = 300

type FieldProps = { machine: string; gpus: number; total: number; shared: number; open: number }

/** One furrow of the field: leaning less the farther right it lies, bent once like ploughed land over a hill. */
function furrow(index: number): string {
  const x = ((index + 0.5) / strokes) * width
  const lean = (0.5 - (index + 0.5) / strokes) * 210
  const bend = Math.sin((index / strokes) * Math.PI) * 14
  return `M${(x + lean).toFixed(1)} 34C${(x + lean * 0.55 + bend).toFixed(1)} ${height * 0.36} ${(x - bend).toFixed(1)} ${height * 0.66} ${(x - lean * 0.28).toFixed(1)} ${height}`
}

const kindOf = (index: number, props: FieldProps) => {
  const at = (index + 0.5) / strokes
  if (at < props.shared / props.total) return 'shared'
  return at < (props.shared + props.open) / props.total ? 'open' : 'rest'
}

const lines = Array.from({ length: strokes }, (_, index) => index)

/** The machine's hours of a year as a field: what is ploughed, what is being called, what lies open; the line between. */
export function Field(props: FieldProps) {
  const { total, shared, open } = props
  const edge = Math.round((shared / total) * strokes)
  const finding = m.home_field_finding({
    total: formatHours(total),
    shared: formatHours(shared),
    open: formatHours(open),
  })
  const parts = [
    { name: m.home_field_shared(), hours: shared, kind: 'shared' },
    { name: m.home_field_open(), hours: open, kind: 'open' },
    { name: m.home_field_rest(), hours: Math.max(0, total - shared - open), kind: 'rest' },
  ]
  return (
    <figure className="field-figure">
      <svg
        viewBox={`-20 0 ${width + 40} ${height}`}
        role="img"
        aria-label={finding}
        preserveAspectRatio="none"
      >
        {lines.map((index) => (
          <path key={index} d={furrow(index)} className={`furrow furrow-${kindOf(index, props)}`} />
        ))}
        {shared > 0 && <path d={furrow(edge - 0.5)} className="furrow furrow-line" />}
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
