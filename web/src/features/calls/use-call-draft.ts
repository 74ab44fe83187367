import { useState } from 'react'
import { useKept } from '../../autosave/use-kept.ts'
import type { CallDraft } from './call-draft.ts'
import { changedParts } from './merge-drafts.ts'

type Work = { base: CallDraft; draft: CallDraft; version: number }
type UseCallDraftOptions = { initial: CallDraft; version: number; keepAs: string }

/** The draft of a call on the page: kept on the device while it is typed, with the version it is based on. */
export function useCallDraft({ initial, version, keepAs }: UseCallDraftOptions) {
  const [work, setWork] = useState<Work>({ base: initial, draft: initial, version })
  // Boxes of dates keep what is typed in them: they are made anew when the draft is replaced as a whole.
  const [round, setRound] = useState(0)
  const changed = changedParts(work.base, work.draft)
  const { offer, forget } = useKept<Work>({
    key: keepAs,
    value: work,
    version: String(work.version),
    isChanged: changed.length > 0,
  })
  const replace = (next: Work) => {
    setWork(next)
    setRound(round + 1)
  }
  return {
    ...work,
    round,
    isChanged: changed.length > 0,
    offer,
    forget,
    replace,
    setDraft: (draft: CallDraft) => setWork((old) => ({ ...old, draft })),
    acceptOffer: () => {
      if (offer !== null) replace(offer.value)
      void forget()
    },
  }
}

export type CallWork = ReturnType<typeof useCallDraft>
