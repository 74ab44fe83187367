import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Doer } from '../../plugins/doer.ts'
import { enqueueMail } from '../../plugins/outbox.ts'
import { datesFromRelease, enterAwards, enterChanges } from './enter-awards.ts'

interface Releasing {
  readonly decisionId: string
  readonly publicUrl: string
}

const loadSigned = (tx: Tx, id: string) =>
  tx.decision.findUniqueOrThrow({
    where: { id },
    select: {
      state: true,
      callId: true,
      record: true,
      changes: true,
      call: { select: { title: true, state: true } },
      awards: { select: { proposal: { select: { id: true, number: true, title: true, ownerId: true } } } },
    },
  })

type Signed = Awaited<ReturnType<typeof loadSigned>>

/** One mail a principal investigator and proposal: where to read the result, never the result itself. */
async function mailApplicants(
  tx: Tx,
  signed: Signed,
  { decisionId, publicUrl, at }: Releasing & Pick<Doer, 'at'>,
): Promise<number> {
  const owners = signed.awards.flatMap(({ proposal }) => proposal.ownerId ?? [])
  const people = await tx.person.findMany({
    where: { id: { in: owners } },
    select: { id: true, email: true, name: true, language: true },
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  let sent = 0
  for (const { proposal } of signed.awards) {
    const person = byId.get(proposal.ownerId ?? '')
    if (person === undefined) continue
    const prefix = person.language === 'da' ? '/da' : ''
    await enqueueMail(tx, {
      dedupeKey: `result:${decisionId}:${proposal.number}`,
      to: person.email,
      personId: person.id,
      callId: signed.callId,
      language: person.language,
      template: 'result-released',
      data: {
        name: person.name,
        call: signed.call.title,
        number: proposal.number,
        title: proposal.title,
        link: `${publicUrl}${prefix}/app/proposals/${proposal.id}/result`,
      },
      at,
    })
    sent += 1
  }
  return sent
}

/** Shows a signed decision to the applicants and the public, all at once. @throws DomainError `wrong-state` */
export async function releaseDecision(tx: Tx, releasing: Releasing, by: Doer): Promise<void> {
  const { decisionId } = releasing
  const signed = await loadSigned(tx, decisionId)
  if (signed.state !== 'signed')
    throw new DomainError(
      'wrong-state',
      `A decision is released once it is signed; this one is ${signed.state}.`,
    )
  const { callId } = signed
  await tx.decision.update({
    where: { id: decisionId },
    data: {
      state: 'released',
      releasedAt: by.at,
      releasedById: by.actor.personId,
      ...(await datesFromRelease(tx, decisionId, by.at)),
      version: { increment: 1 },
    },
    select: { id: true },
  })
  const isFirst = signed.call.state === 'decided'
  if (isFirst) {
    await enterAwards(tx, { ...signed, decisionId }, by)
    await tx.call.update({
      where: { id: callId },
      data: { state: 'released', releasedAt: by.at, version: { increment: 1 } },
      select: { id: true },
    })
  } else await enterChanges(tx, { ...signed, ...releasing }, by)
  // Whoever a later decision changes something for hears of the offer; for all others nothing is new.
  const mails = isFirst ? await mailApplicants(tx, signed, { ...releasing, at: by.at }) : 0
  const detail = { mails }
  await audit(tx, {
    ...by,
    action: 'decision.released',
    objectType: 'decision',
    objectId: decisionId,
    callId,
    detail,
  })
}

/** Takes a proposed decision back, so that another one can be proposed. @throws DomainError `wrong-state` */
export async function withdrawDecision(tx: Tx, decisionId: string, by: Doer): Promise<void> {
  const { state, callId } = await tx.decision.findUniqueOrThrow({
    where: { id: decisionId },
    select: { state: true, callId: true },
  })
  if (state !== 'proposed')
    throw new DomainError('wrong-state', `Only a proposed decision is withdrawn; this one is ${state}.`)
  await tx.decision.update({
    where: { id: decisionId },
    data: { state: 'withdrawn', version: { increment: 1 } },
    select: { id: true },
  })
  await audit(tx, {
    ...by,
    action: 'decision.withdrawn',
    objectType: 'decision',
    objectId: decisionId,
    callId,
  })
}
