import type { Scenario } from '@furrow/core/contract/scenario'
import { surenessSchema, type Sureness } from '@furrow/core/contract/sureness'
import { scenarioHash } from '@furrow/core/record/normal-form'
import { makeAside } from './aside.ts'

const drawAside = makeAside({
  name: 'sureness-worker',
  limit: 10,
  parse: (message): Sureness => surenessSchema.parse(message),
})

interface Judged {
  readonly snapshot: { readonly text: string; readonly hash: string }
  readonly scenario: Scenario
}

/** How sure the outcome of a decision is: drawn in a thread of its own, once for its snapshot and scenario. */
export const surenessAside = ({ snapshot, scenario }: Judged): Promise<Sureness> =>
  drawAside(`${snapshot.hash} ${scenarioHash(scenario)}`, { snapshot: snapshot.text, scenario })
