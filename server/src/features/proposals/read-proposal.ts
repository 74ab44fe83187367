import { proposalForm, proposalOwn, unsentProposal } from '@furrow/core/contract/proposals'
import { applicantKinds } from '@furrow/core/contract/proposal-limits'
import type { ProposalDetail } from '@furrow/core/contract/proposals'
import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db, Readers } from '../../plugins/database.ts'
import { makeKept } from '../../plugins/kept.ts'
import { joinTexts, makeKeptPart } from '../../plugins/kept-part.ts'
import { callStamp } from '../../plugins/statements.ts'
import { textColumns } from '../../plugins/proposal-columns.ts'
import { formColumns, receiptColumns } from './columns.ts'
import { isDoorOpen } from './door.ts'
import { readOwn } from './fast-read.ts'
import { findGaps } from './gaps.ts'

const columns = {
  id: true,
  callId: true,
  number: true,
  state: true,
  ownerId: true,
  deletedAt: true,
  updatedAt: true,
  version: true,
  unsent: true,
  ...textColumns,
  sections: { select: { key: true, text: true } },
  members: {
    select: { id: true, email: true, name: true, institution: true, role: true, personId: true },
    orderBy: [{ role: 'desc' }, { email: 'asc' }],
  },
  submission: { select: receiptColumns },
} satisfies Prisma.ProposalSelect

const columnsWithCall = { ...columns, call: { select: formColumns } } satisfies Prisma.ProposalSelect

export type OwnRow = Prisma.ProposalGetPayload<{ select: typeof columns }>
type Row = Prisma.ProposalGetPayload<{ select: typeof columnsWithCall }>

export const loadProposal = (db: Db, id: string): Promise<Row> =>
  db.proposal.findUniqueOrThrow({ where: { id }, select: columnsWithCall })

export const sectionsOf = (row: Pick<Row, 'sections'>): Record<string, string> =>
  Object.fromEntries(row.sections.map(({ key, text }) => [key, text]))

const provenance = z.record(z.string(), z.object({ assumed: z.boolean().optional() }).loose()).catch({})

const formOf = makeKeptPart(proposalForm, (call: Row['call']): ProposalDetail['form'] => {
  const { provenance: source, ...machine } = call.machine
  const assumed = Object.values(provenance.parse(source)).some((field) => field.assumed === true)
  return {
    ...call,
    state: call.state === 'decided' ? 'closed' : call.state,
    deadlineAt: call.deadlineAt?.toISOString() ?? null,
    decisionDueAt: call.decisionDueAt?.toISOString() ?? null,
    machine: { ...machine, assumed },
  }
})

const asReceipt = (row: Row): ProposalDetail['receipt'] =>
  row.submission && {
    proposalId: row.id,
    number: row.number,
    title: row.title,
    ordinal: row.submission.ordinal,
    submittedAt: row.submission.submittedAt.toISOString(),
    hash: row.submission.hash,
  }

const careerStage = z.enum(['student', 'early', 'established', 'senior']).nullable().catch(null)
const applicantKind = z.enum(applicantKinds).nullable().catch(null)

const asMember = ({
  personId,
  role,
  ...member
}: Row['members'][number]): ProposalDetail['members'][number] => ({
  ...member,
  role: role === 'pi' ? 'pi' : 'coapplicant',
  joined: personId !== null,
})

/** Before the release nobody learns from the state that a decision exists: `decided` reads as `reviewing`. */
export const shownState = (state: Row['state'], released: boolean): Row['state'] =>
  state === 'decided' && !released ? 'reviewing' : state

export const isReleased = (callState: string): boolean => callState === 'released' || callState === 'archived'

/** The proposal as its authors see it. */
export async function readProposal(db: Db, viewer: Viewer) {
  return asDetail(await loadProposal(db, viewer.id), viewer)
}

type Viewer = { id: string; personId: string; now: Date }

/** Reads, and writes as JSON, with the call's form kept from one request to the next: authors read while they write. */
export function makeProposalReader({ db, sql }: Readers) {
  const callOf = makeKept({
    limit: 50,
    stamp: (callId) => callStamp(sql, callId),
    load: (callId) => db.call.findUniqueOrThrow({ where: { id: callId }, select: formColumns }),
  })
  return async (viewer: Viewer) => {
    const own = readOwn(sql, viewer.id)
    const call = await callOf(own.callId)
    const detail = asDetail({ ...own, call }, viewer)
    const { form: _form, ...rest } = detail
    const write = () => joinTexts(`{"form":${formOf(call).text}}`, JSON.stringify(proposalOwn.parse(rest)))
    return { detail, write }
  }
}

export function asDetail(row: Row, viewer: { personId: string; now: Date }): ProposalDetail {
  const { call, ownerId, submission: _submission, ...own } = row
  const sections = sectionsOf(row)
  const released = isReleased(call.state)
  return {
    ...own,
    state: shownState(row.state, released),
    careerStage: careerStage.parse(row.careerStage),
    applicantKind: applicantKind.parse(row.applicantKind),
    sections,
    members: row.members.map(asMember),
    gaps: findGaps({ ...row, sections }, call),
    receipt: asReceipt(row),
    unsent: row.unsent === null ? null : unsentProposal.parse(JSON.parse(row.unsent)),
    form: formOf(call).value,
    isOwner: ownerId === viewer.personId,
    doorOpen: isDoorOpen(call, viewer.now),
    released,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    serverTime: viewer.now.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
