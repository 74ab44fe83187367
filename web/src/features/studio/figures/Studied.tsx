import type { ReactNode } from 'react'
import { m } from '../../../messages.ts'
import { OldContext } from './old.ts'
import { StudyProgress } from '../StudyProgress.tsx'
import type { StudyState } from '../use-study.ts'

type StudiedProps = {
  name: string
  title: string
  state: StudyState
  /** What is shown belongs to what is tuned now. */
  isCurrent: boolean
  /** What is shown belongs to what was tuned before. */
  isOld: boolean
  hasFound: boolean
  restart: () => void
  end: () => void
  children: ReactNode
}

/** What a study found, and above it how far the next answer is. */
export function Studied({ name, title, state, isCurrent, isOld, hasFound, ...props }: StudiedProps) {
  const { restart, end, children } = props
  const isDone = state.status === 'done' && isCurrent
  return (
    <div className="studied" data-study={name} aria-busy={!isDone}>
      {!hasFound && <h3>{title}</h3>}
      {!isDone && (
        <StudyProgress state={state} label={m.figures_working({ title })} onEnd={end} onStart={restart} />
      )}
      {isOld && (
        <p className="small" data-old="">
          {m.figures_old()}
        </p>
      )}
      <OldContext value={isOld}>
        <div className={isOld ? 'studied-old' : undefined}>{children}</div>
      </OldContext>
    </div>
  )
}
