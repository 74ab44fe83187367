import { useEffect, useState } from 'react'
import type { Details } from './details.ts'
import type { Draft } from './draft.ts'
import type { Runner } from './runner.ts'

type Read = { readonly draft: Draft; readonly proposal: number; readonly details: Details }

/** The reviews of the chosen proposal, read again once the controls rest; those of another are not shown. */
export function useDetails({ details }: Runner, draft: Draft, proposal: number): Details | null {
  const [read, setRead] = useState<Read | null>(null)
  const isFirst = read?.proposal !== proposal
  useEffect(() => {
    let isCurrent = true
    const take = async () => {
      const found = await details(draft, proposal).catch(() => null)
      if (isCurrent && found !== null) setRead({ draft, proposal, details: found })
    }
    const timer = setTimeout(() => void take(), isFirst ? 0 : 150)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [details, draft, proposal, isFirst])
  return isFirst ? null : read.details
}
