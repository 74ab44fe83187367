import type { CallResult } from '@furrow/core/contract/results'
import { useEffect } from 'react'
import type { RuleNames } from '../../ui/rule-text.ts'
import { OverridesTable } from './OverridesTable.tsx'
import { RulesTable } from './RulesTable.tsx'
import { Since } from './Since.tsx'
import { Statistics } from './Statistics.tsx'
import { Verify } from './Verify.tsx'

/** What stands below the awards: by which rules, what happened since, how groups fared, and how anybody checks it. */
export function HowDecided({ result, names }: { result: CallResult; names: RuleNames }) {
  useEffect(() => {
    // The browser looked for the fragment before the answer and these parts were here.
    const { hash } = globalThis.location
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <>
      <OverridesTable result={result} />
      <Since result={result} />
      <RulesTable result={result} names={names} />
      <Statistics result={result} names={names} />
      <Verify result={result} />
    </>
  )
}
