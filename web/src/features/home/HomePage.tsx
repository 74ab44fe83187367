import type { CallListItem } from '@furrow/core/contract/calls'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { m } from '../../messages.ts'
import { sharedQueries } from '../../shared-queries.ts'
import { useSession } from '../../session.ts'
import { formatNumber } from '../../ui/format.ts'
import { OwnHeading } from '../../ui/Page.tsx'
import { QueryStates } from '../../ui/states.tsx'
import { AwardList } from './AwardList.tsx'
import { CallRows } from './CallRows.tsx'
import { Field } from './Field.tsx'
import { Personas } from './Personas.tsx'
import { homeQueries } from './queries.ts'
import './home.css'

const hoursOfYear = 8760

type Amounts = Pick<CallListItem, 'state' | 'budget' | 'awarded'>

const budgetOf = (calls: readonly Amounts[]) => calls.reduce((sum, { budget }) => sum + budget, 0)
const awardedOf = (calls: readonly Amounts[]) => calls.reduce((sum, { awarded }) => sum + (awarded ?? 0), 0)
const inState = (calls: readonly Amounts[], states: readonly string[]) =>
  calls.filter(({ state }) => states.includes(state))

function MachineField() {
  const { data: machine } = useQuery(homeQueries.machine())
  const { data: calls } = useQuery(sharedQueries.calls())
  if (machine === undefined || calls === undefined) return <div className="field-figure field-waiting" />
  const released = inState(calls.items, ['released', 'archived'])
  return (
    <>
      <p className="small muted">
        {m.home_field_title({ machine: machine.name, gpus: formatNumber(machine.gpus) })}
      </p>
      <Field
        total={machine.gpus * hoursOfYear}
        awarded={awardedOf(released)}
        budget={budgetOf(released)}
        open={budgetOf(inState(calls.items, ['open', 'closed', 'decided']))}
      />
    </>
  )
}

export function HomePage() {
  const { data: session } = useSession()
  const calls = useQuery(sharedQueries.calls())
  useEffect(() => {
    document.title = `${m.shell_name()} – ${m.home_title()}`
  }, [])
  return (
    <div className="home">
      <header className="home-head">
        <h1>{m.home_title()}</h1>
        <p>{m.home_sentence()}</p>
      </header>
      <div>
        <MachineField />
      </div>
      {session?.mode === 'practice' && <Personas />}
      <section className="home-section">
        <h2>{m.home_calls()}</h2>
        <OwnHeading>
          <QueryStates query={calls}>{(data) => <CallRows calls={data.items} />}</QueryStates>
        </OwnHeading>
      </section>
      {calls.data !== undefined && <AwardList calls={calls.data.items} />}
    </div>
  )
}
