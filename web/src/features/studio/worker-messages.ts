import type { Progress } from '@furrow/core/allocation/progress'
import type { Scenario } from '@furrow/core/contract/scenario'
import type { Details } from './details.ts'
import type { OutcomeText } from './runner.ts'
import type { FieldView, RunView } from './run-view.ts'
import type { Findings, Study } from './studies.ts'

type Numbered = { readonly ticket: number }
type Under = Numbered & { readonly scenario: Scenario }

export type Ask =
  | (Numbered & { readonly kind: 'open'; readonly url: string; readonly bytes?: ArrayBuffer })
  | (Under & { readonly kind: 'run' })
  | (Under & { readonly kind: 'outcome' })
  | (Under & { readonly kind: 'details'; readonly proposal: number })
  | (Under & { readonly kind: 'study'; readonly study: Study })

export type Answer =
  | (Numbered & { readonly kind: 'opened'; readonly field: FieldView })
  | (Numbered & { readonly kind: 'ran'; readonly view: RunView })
  | (Numbered & { readonly kind: 'outcome'; readonly outcome: OutcomeText })
  | (Numbered & { readonly kind: 'details'; readonly details: Details })
  /** On the way to `ran`: so many models were given to the solver. */
  | (Numbered & { readonly kind: 'solving'; readonly models: number })
  /** On the way to `found`. */
  | (Numbered & { readonly kind: 'progress'; readonly progress: Progress })
  | (Numbered & { readonly kind: 'found'; readonly findings: Findings })
  | (Numbered & { readonly kind: 'failed'; readonly status: number })
