import type { ProposalForm } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { fieldLabel } from './gap-text.ts'
import type { Clash } from './merge.ts'

type ComparisonProps = {
  clashes: readonly Clash[]
  form: ProposalForm
  onChoose: (field: string, side: 'mine' | 'theirs') => void
}

const shown = (value: Clash['mine']) => (value === null || value === '' ? '–' : String(value))

/** Two texts of one field side by side: nothing is overwritten before the person has chosen. */
export function Comparison({ clashes, form, onChoose }: ComparisonProps) {
  if (clashes.length === 0) return null
  return (
    <section className="comparison" role="alert" aria-label={m.ui_conflict_title()}>
      <h2>{m.ui_conflict_title()}</h2>
      <p className="muted">{m.ui_conflict_text()}</p>
      {clashes.map(({ field, mine, theirs }) => (
        <div key={field} className="stack">
          <h3>{fieldLabel(field, form)}</h3>
          <div className="comparison-sides">
            <div>
              <h4 className="small muted">{m.ui_conflict_mine()}</h4>
              <p className="comparison-text">{shown(mine)}</p>
              <Button onClick={() => onChoose(field, 'mine')}>{m.ui_conflict_keep_mine()}</Button>
            </div>
            <div>
              <h4 className="small muted">{m.ui_conflict_theirs()}</h4>
              <p className="comparison-text">{shown(theirs)}</p>
              <Button onClick={() => onChoose(field, 'theirs')}>{m.ui_conflict_take_theirs()}</Button>
            </div>
          </div>
        </div>
      ))}
    </section>
  )
}
