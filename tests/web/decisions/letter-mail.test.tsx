import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { LetterProgress } from '@furrow/core/contract/letters'
import { LetterMail } from '../../../web/src/features/decisions/LetterMail.tsx'

afterEach(cleanup)

const mail = { isSet: true, isHeld: false, sent: 48, waiting: 1, doubtful: 0, failed: 1 }

function read(refused: LetterProgress['mail']['refused']): string {
  const progress: LetterProgress = {
    callId: 'pilot',
    callTitle: 'Pilot',
    state: 'released',
    later: false,
    total: 50,
    prepared: 50,
    letters: [],
    mail: { ...mail, refused },
    mayAct: true,
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LetterMail decisionId="d" progress={progress} />
    </QueryClientProvider>,
  )
  return document.body.textContent
}

it('names whose mail does not get through, with what the mail server said and whether it is tried again', () => {
  expect(
    read([
      { number: 'P02', title: 'Waves', said: '550 no such mailbox', again: false },
      { number: 'P07', title: 'Wind', said: '451 try again later', again: true },
    ]),
  ).toMatch(/P02 Waves550 no such mailbox – not tried any more.*P07 Wind451 try again later – tried again/)
  cleanup()
  expect(read([])).not.toContain('mail server')
})
