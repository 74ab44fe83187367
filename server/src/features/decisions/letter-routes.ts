import {
  letterCallParams,
  letterDraft,
  letterParams,
  letterProgress,
  letterQuery,
  letterTemplateInput,
  letterTemplateParams,
  letterTemplates,
  letterView,
  type LetterLanguage,
  type LetterView,
} from '@furrow/core/contract/letters'
import { decisionParams } from '@furrow/core/contract/decisions'
import { problemReplies } from '@furrow/core/contract/problem'
import { proposalParams } from '@furrow/core/contract/proposals'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { doerOf } from '../../plugins/doer.ts'
import { notFound } from '../../plugins/errors.ts'
import { hiddenFrom } from '../../plugins/hidden-numbers.ts'
import { letterPdf } from '../../plugins/letter-pdf.ts'
import { pdfReplies, sendPdf } from '../../plugins/send-pdf.ts'
import { readSnapshotText } from '../../plugins/snapshot.ts'
import { seenVersion } from '../../plugins/versions.ts'
import { changeMail, type MailDeed } from './letter-mail.ts'
import { draftLetter } from './letter-make.ts'
import type { Prepare } from './letter-prepare.ts'
import { readFrozen, readOwnLetter, readProgress, type FrozenLetter } from './letter-read.ts'
import { readTemplatePage, saveTemplate } from './letter-templates.ts'
import { storedDecided } from './load.ts'
import { draftOf, overridesBy } from './propose.ts'

/** So long a request prepares letters before it says how far they are: whoever stops waits no longer than that. */
const preparingMilliseconds = 500

const none = z.strictObject({})
const progress = { 200: letterProgress, ...problemReplies }

/** Letters: their texts, a look at each before anything is out, their mail, and the applicant's own. */
export function letterRoutes(app: App, prepare: Prepare): void {
  templateRoutes(app)
  previewRoute(app)
  officeRoutes(app)
  progressRoutes(app, prepare)
  ownRoutes(app)
}

function templateRoutes(app: App): void {
  app.get(
    '/api/calls/:callId/letter-templates',
    {
      config: { action: 'read decision.unreleased', scope: 'call' },
      schema: { params: letterCallParams, response: { 200: letterTemplates, ...problemReplies } },
    },
    (request) => readTemplatePage(app.db, signedIn(request), request.params.callId),
  )
  app.put(
    '/api/calls/:callId/letter-templates/:kind/:language',
    {
      config: { action: 'propose decision', scope: 'call' },
      schema: {
        params: letterTemplateParams,
        body: letterTemplateInput,
        response: { 200: letterTemplates, ...problemReplies },
      },
    },
    async (request) => {
      const saving = { ...request.params, ...request.body, seen: seenVersion(request) }
      await app.write((tx) => saveTemplate(tx, saving, doerOf(request)))
      return readTemplatePage(app.db, signedIn(request), request.params.callId)
    },
  )
}

/** A letter holds the texts of the reviews: whoever may not see the proposal does not see it. */
async function refuseHidden(
  app: App,
  { number, ...of }: { callId: string; personId: string; number: string },
) {
  if ((await hiddenFrom(app.db, of)).has(number)) throw notFound()
}

function previewRoute(app: App): void {
  app.post(
    '/api/calls/:callId/letter-preview',
    {
      config: { action: 'propose decision', scope: 'call' },
      schema: {
        params: letterCallParams,
        body: letterDraft,
        response: { 200: letterView, ...problemReplies },
      },
    },
    async (request) => {
      const { callId } = request.params
      const { number, language, ...draft } = request.body
      const { personId } = signedIn(request).actor
      await refuseHidden(app, { callId, number, personId })
      const snapshot = await readSnapshotText(app.sql, callId)
      const drafting = { ...draft, callId, personId, snapshot }
      const overrides = overridesBy(draft.overrides, doerOf(request).actor.name)
      const decided = { ...drafting, ...(await draftOf(app.db, drafting)), overrides }
      const { publicUrl } = app.config
      return draftLetter(app.db, { decided, number, language, publicUrl, now: app.clock.now() })
    },
  )
}

interface Asked {
  readonly personId: string
  readonly decisionId: string
  readonly number: string
  readonly language: LetterLanguage
}

/** The letter as it went out, or as it would go out today. */
async function letterOf(app: App, { personId, decisionId, number, language }: Asked): Promise<FrozenLetter> {
  const where = { id: decisionId }
  const decision = await app.db.decision.findUnique({ where, select: { callId: true } })
  if (decision === null) throw notFound()
  await refuseHidden(app, { callId: decision.callId, personId, number })
  const frozen = await readFrozen(app.db, { decisionId, number }, language)
  if (frozen !== null) return frozen
  // The whole row has the snapshot in it: megabytes that a letter which went out does not need.
  const row = await app.db.decision.findUniqueOrThrow({ where })
  if (row.changes !== null) throw notFound()
  const signer = await app.db.person.findUnique({
    where: { id: row.signedById ?? '' },
    select: { name: true },
  })
  const signed =
    signer === null || row.signedAt === null
      ? {}
      : { signed: { signer: signer.name, signedAt: row.signedAt } }
  const now = app.clock.now()
  const { publicUrl } = app.config
  const decided = storedDecided(row)
  return {
    view: await draftLetter(app.db, { decided, number, language, publicUrl, now, ...signed }),
    at: now,
  }
}

const sendLetter = async (reply: FastifyReply, { view, at }: FrozenLetter): Promise<FastifyReply> =>
  sendPdf(reply, view.number, await letterPdf({ ...view, at }))

type Asking = FastifyRequest & {
  readonly params: Pick<Asked, 'decisionId' | 'number'>
  readonly query: Pick<Asked, 'language'>
}

const askedBy = (request: Asking): Asked => ({
  ...request.params,
  ...request.query,
  personId: signedIn(request).actor.personId,
})

function officeRoutes(app: App): void {
  const read = { action: 'read decision.unreleased', scope: 'decision' } as const
  const input = { params: letterParams, querystring: letterQuery }
  app.get(
    '/api/decisions/:decisionId/letters/:number',
    { config: read, schema: { ...input, response: { 200: letterView, ...problemReplies } } },
    async (request): Promise<LetterView> => (await letterOf(app, askedBy(request))).view,
  )
  app.get(
    '/api/decisions/:decisionId/letters/:number/pdf',
    { config: read, schema: { ...input, response: pdfReplies } },
    async (request, reply) => sendLetter(reply, await letterOf(app, askedBy(request))),
  )
}

function progressRoutes(app: App, prepare: Prepare): void {
  const schema = { params: decisionParams, response: progress }
  const { mailsInHand } = app
  const isMailSet = app.config.mail !== null
  const read = (request: FastifyRequest, decisionId: string) =>
    readProgress(app.db, signedIn(request), { decisionId, isMailSet, mailsInHand })
  app.get(
    '/api/decisions/:decisionId/letters',
    { config: { action: 'read decision.unreleased', scope: 'decision' }, schema },
    (request) => read(request, request.params.decisionId),
  )
  app.post(
    '/api/decisions/:decisionId/letters/prepare',
    { config: { action: 'release decision', scope: 'decision' }, schema: { ...schema, body: none } },
    async (request) => {
      const { decisionId } = request.params
      await prepare(decisionId, preparingMilliseconds)
      return read(request, decisionId)
    },
  )
  const deeds: readonly MailDeed[] = ['hold', 'go-on', 'send-doubtful']
  for (const deed of deeds)
    app.post(
      `/api/decisions/:decisionId/letters/mail/${deed}`,
      { config: { action: 'release decision', scope: 'decision' }, schema: { ...schema, body: none } },
      async (request) => {
        const { decisionId } = request.params
        await app.write((tx) =>
          changeMail(tx, decisionId, { deed, by: doerOf(request), inHand: mailsInHand }),
        )
        return read(request, decisionId)
      },
    )
}

function ownRoutes(app: App): void {
  const config = { action: 'read award.own', scope: 'proposal' } as const
  const input = { params: proposalParams, querystring: letterQuery }
  app.get(
    '/api/proposals/:proposalId/letter',
    { config, schema: { ...input, response: { 200: letterView, ...problemReplies } } },
    async (request): Promise<LetterView> =>
      (await readOwnLetter(app.db, request.params.proposalId, request.query.language)).view,
  )
  app.get(
    '/api/proposals/:proposalId/letter/pdf',
    { config, schema: { ...input, response: pdfReplies } },
    async (request, reply) =>
      sendLetter(reply, await readOwnLetter(app.db, request.params.proposalId, request.query.language)),
  )
}
