import {
  myProposals,
  proposalDetail,
  proposalMails,
  proposalParams,
  proposalReceipt,
} from '@furrow/core/contract/proposals'
import { letterQuery } from '@furrow/core/contract/letters'
import { problemReplies } from '@furrow/core/contract/problem'
import type { App } from '../../plugins/deps.ts'
import { sendsText } from '../../plugins/kept-part.ts'
import { sendVersion } from '../../plugins/versions.ts'
import { byOf } from './change.ts'
import { listMine } from './list-proposals.ts'
import { makeProposalReader } from './read-proposal.ts'
import { listMails } from './sent-mails.ts'
import { pdfReplies, sendPdf } from '../../plugins/send-pdf.ts'
import { receiptPdf } from './receipt-pdf.ts'
import { readReceipt } from './submit-proposal.ts'

const tags = ['proposals']

export function readRoutes(app: App): void {
  const readProposal = makeProposalReader(app)
  app.get(
    '/api/proposals',
    {
      config: { action: 'list proposal.own', scope: 'self' },
      schema: {
        tags,
        summary: 'The proposals that I write',
        response: { 200: myProposals, ...problemReplies },
      },
    },
    async (request) => listMine(app.db, byOf(request).personId, app.clock.now()),
  )
  app.get(
    '/api/proposals/:proposalId',
    {
      config: { action: 'read proposal.draft', scope: 'proposal' },
      schema: {
        tags,
        summary: 'A proposal as its authors see it',
        params: proposalParams,
        response: { 200: proposalDetail, ...problemReplies },
      },
    },
    async (request, reply) => {
      const { detail, write } = await readProposal({ ...byOf(request), id: request.params.proposalId })
      sendVersion(reply, detail.version)
      sendsText(reply, write)
      return detail
    },
  )
}

export function receiptRoutes(app: App): void {
  app.get(
    '/api/proposals/:proposalId/receipt',
    {
      config: { action: 'read proposal.draft', scope: 'proposal' },
      schema: {
        tags,
        summary: 'The receipt of the submission that counts',
        params: proposalParams,
        response: { 200: proposalReceipt, ...problemReplies },
      },
    },
    async (request) => readReceipt(app.db, request.params.proposalId),
  )
  app.get(
    '/api/proposals/:proposalId/receipt/pdf',
    {
      config: { action: 'read proposal.draft', scope: 'proposal' },
      schema: {
        tags,
        summary: 'The receipt with what was handed in, as PDF',
        params: proposalParams,
        querystring: letterQuery,
        response: pdfReplies,
      },
    },
    async (request, reply) => {
      const { number, pdf } = await receiptPdf(app.db, request.params.proposalId, request.query.language)
      return sendPdf(reply, `receipt-${number}`, pdf)
    },
  )
}

export function mailsRoute(app: App): void {
  app.get(
    '/api/proposals/:proposalId/mails',
    {
      config: { action: 'read proposal.draft', scope: 'proposal' },
      schema: {
        tags,
        summary: 'What was sent to me about it and its call',
        params: proposalParams,
        response: { 200: proposalMails, ...problemReplies },
      },
    },
    async (request) => listMails(app.db, { ...byOf(request), id: request.params.proposalId }),
  )
}
