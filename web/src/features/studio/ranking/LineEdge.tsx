import { m } from '../../../messages.ts'
import { formatNumber } from '../../../ui/format.ts'

/** Where the furrow is when it is out of sight: at the edge behind which it lies, and a way to it. */
export function LineEdge({ rows, onLine }: { rows: number; onLine: () => void }) {
  if (rows === 0) return null
  const count = { rows: formatNumber(Math.abs(rows)) }
  return (
    <button
      type="button"
      className={`studio-edge studio-edge-${rows < 0 ? 'up' : 'down'}`}
      data-edge={rows < 0 ? 'up' : 'down'}
      onClick={onLine}
    >
      <span>{rows < 0 ? `↑ ${m.studio_line_up(count)}` : `↓ ${m.studio_line_down(count)}`}</span>
    </button>
  )
}
