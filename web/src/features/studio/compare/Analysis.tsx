import type { ReactNode } from 'react'
import { useState } from 'react'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Draft } from '../draft.ts'
import { Studied } from '../figures/Studied.tsx'
import { useFound } from '../figures/use-found.ts'
import type { StudioRunner } from '../runner.ts'
import type { Findings, Study } from '../studies.ts'

type AnalysisProps<T> = {
  name: string
  title: string
  /** What it answers, before it is asked. */
  text: string
  study: Study
  read: (findings: Findings) => T | undefined
  runner: StudioRunner
  draft: Draft
  children: (found: T) => ReactNode
}

/** Something that takes many runs and is worked out once somebody asks for it. */
export function Analysis<T>({ name, title, text, study, read, runner, draft, children }: AnalysisProps<T>) {
  const [isAsked, setAsked] = useState(false)
  const { found, ...how } = useFound(runner, draft, { study, read, isWanted: isAsked })
  return (
    <section className="studio-section" data-analysis={name}>
      <h3>{title}</h3>
      <p className="muted">{text}</p>
      {isAsked ? (
        <Studied name={name} title={title} hasFound {...how}>
          {found !== undefined && children(found)}
        </Studied>
      ) : (
        <div>
          <Button size="small" aria-label={m.compare_compute({ title })} onClick={() => setAsked(true)}>
            {m.studio_study_start()}
          </Button>
        </div>
      )}
    </section>
  )
}
