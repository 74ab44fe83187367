import { ledgerKinds } from '@furrow/core/contract/ledger'
import {
  asItStands,
  fromReserve,
  movedInDanish,
  movedWords,
  offered,
  whose,
} from '@furrow/core/record/moved-words'
import { expect, it } from 'vitest'

const english = /\b(the|was|were|from|as|it|Accepted|Granted)\b/

it('every sentence that a record states of a moved award has its Danish words', () => {
  for (const reason of [movedWords(ledgerKinds), ...Object.values(offered), fromReserve, asItStands])
    expect(movedInDanish({ reason, by: '' }).reason, reason).not.toMatch(english)
  for (const by of [...Object.values(whose), 'Applicant'])
    expect(movedInDanish({ reason: '', by }).by).not.toBe(by)
})

it('a reason of several keeps what somebody wrote, and who', () => {
  const reason = 'Hours were returned. Granted from the reserve: The $& of the year.'
  expect(movedInDanish({ reason, by: 'Dina' })).toEqual({
    reason: 'Timer blev givet tilbage. Bevilget fra reserven: The $& of the year.',
    by: 'Dina',
  })
})
