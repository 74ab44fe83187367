import { useState } from 'react'
import { m } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import type { CallDraft } from './call-draft.ts'
import { changedParts, clashesOf, mergeDrafts, type Side, type ThreeDrafts } from './merge-drafts.ts'
import { partLines, partName } from './part-text.ts'

type Key = keyof CallDraft

const Lines = ({ draft, part }: { draft: CallDraft; part: Key }) => (
  <ul className="plain-list">
    {partLines(draft, part).map((line) => (
      <li key={line} className="comparison-line">
        {line}
      </li>
    ))}
  </ul>
)

type ClashProps = ThreeDrafts & { part: Key; side: Side | undefined; onSide: (side: Side) => void }

/** One part that both changed: the two texts, and whose is to stand. */
function Clash({ mine, theirs, part, side, onSide }: ClashProps) {
  const sides = [
    { name: 'mine', draft: mine, head: m.ui_conflict_mine(), deed: m.ui_conflict_keep_mine() },
    { name: 'theirs', draft: theirs, head: m.ui_conflict_theirs(), deed: m.ui_conflict_take_theirs() },
  ] as const
  return (
    <section className="stack" aria-label={partName[part]()}>
      <h3>{partName[part]()}</h3>
      <div className="compare">
        {sides.map(({ name, draft, head, deed }) => (
          <div key={name}>
            <h4 className="small muted">{head}</h4>
            <Lines draft={draft} part={part} />
            <Button
              size="small"
              look={side === name ? 'primary' : 'plain'}
              aria-pressed={side === name}
              onClick={() => onSide(name)}
            >
              {deed}
            </Button>
          </div>
        ))}
      </div>
    </section>
  )
}

type CallComparisonProps = { drafts: ThreeDrafts; onMerged: (merged: CallDraft) => void }

/** Somebody else saved the call first: what they changed, and a choice where both changed the same part. */
export function CallComparison({ drafts, onMerged }: CallComparisonProps) {
  const [choices, setChoices] = useState<Partial<Record<Key, Side>>>({})
  const clashes = clashesOf(drafts)
  const taken = changedParts(drafts.base, drafts.theirs).filter((key) => !clashes.includes(key))
  const isChosen = clashes.every((key) => choices[key] !== undefined)
  return (
    <section className="notice stack" role="alert" aria-label={m.ui_conflict_title()}>
      <h2>{m.ui_conflict_title()}</h2>
      <p>{clashes.length === 0 ? m.calls_conflict_apart() : m.ui_conflict_text()}</p>
      {taken.length > 0 && (
        <p>{m.calls_conflict_taken({ parts: taken.map((key) => partName[key]()).join(', ') })}</p>
      )}
      {clashes.map((part) => (
        <Clash
          key={part}
          {...drafts}
          part={part}
          side={choices[part]}
          onSide={(side) => setChoices({ ...choices, [part]: side })}
        />
      ))}
      <div>
        <Button look="primary" disabled={!isChosen} onClick={() => onMerged(mergeDrafts(drafts, choices))}>
          {m.calls_conflict_go_on()}
        </Button>
      </div>
    </section>
  )
}
