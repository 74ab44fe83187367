import type { Check, CheckName } from '@furrow/core/record/verify'
import { m } from '../../messages.ts'

export const keyPath = '/.well-known/furrow-key'

const names: Readonly<Record<CheckName, () => string>> = {
  signature: m.results_check_signature,
  key: () => m.results_check_key({ address: keyPath }),
  'record hash': m.results_check_record,
  'scenario hash': m.results_check_scenario,
  'outcome hashes': m.results_check_outcome_hashes,
  seed: m.results_check_seed,
  overrides: m.results_check_overrides,
  awards: m.results_check_awards,
  values: m.results_check_values,
  'two persons': m.results_check_persons,
  'order in time': m.results_check_time,
  chain: m.results_check_chain,
  call: m.results_check_call,
  'snapshot hash': m.results_check_snapshot,
  criteria: m.results_check_criteria,
  'scenario fits': m.results_check_fits,
  outcome: m.results_check_outcome,
}

/** What a check asks, as a statement that holds or does not. */
export function checkText({ name, made, said, found }: Check): string {
  if (name === 'chain' && made && said === '' && found === '') return m.results_check_chain_first()
  return names[name]()
}

export function checkState({ ok, made }: Check): string {
  if (!made) return m.results_check_not_made()
  return ok ? m.results_check_holds() : m.results_check_fails()
}
