import { useEffect, useState } from 'react'
import type { Details } from './details.ts'
import type { Draft } from './draft.ts'
import type { Runner } from './runner.ts'
import { useRested } from './use-rested.ts'

type Read = { readonly draft: Draft; readonly proposal: number; readonly details: Details }

/** The reviews of the chosen proposal, read again once the controls rest; those of another are not shown. */
export function useDetails({ details }: Runner, moving: Draft, proposal: number): Details | null {
  const draft = useRested(moving)
  const [read, setRead] = useState<Read | null>(null)
  const isFirst = read?.proposal !== proposal
  useEffect(() => {
    let isCurrent = true
    const take = async () => {
      const found = await details(draft, proposal).catch(() => null)
      if (isCurrent && found !== null) setRead({ draft, proposal, details: found })
    }
    void take()
    return () => {
      isCurrent = false
    }
  }, [details, draft, proposal])
  return isFirst ? null : read.details
}
