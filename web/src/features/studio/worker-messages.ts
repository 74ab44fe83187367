import type { Scenario } from '@furrow/core/contract/scenario'
import type { OutcomeText } from './runner.ts'
import type { FieldView, RunView } from './run-view.ts'

export type Ask =
  | { readonly kind: 'open'; readonly ticket: number; readonly url: string }
  | { readonly kind: 'run'; readonly ticket: number; readonly scenario: Scenario }
  | { readonly kind: 'outcome'; readonly ticket: number; readonly scenario: Scenario }

export type Answer =
  | { readonly kind: 'opened'; readonly ticket: number; readonly field: FieldView }
  | { readonly kind: 'ran'; readonly ticket: number; readonly view: RunView }
  | { readonly kind: 'outcome'; readonly ticket: number; readonly outcome: OutcomeText }
  | { readonly kind: 'failed'; readonly ticket: number; readonly status: number }
