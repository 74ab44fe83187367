import type { FastifyReply, FastifyRequest } from 'fastify'
import { can } from '@furrow/core/access/can'
import { callDetail, callParams } from '@furrow/core/contract/calls'
import { callChange, callCreation, callDates } from '@furrow/core/contract/calls-input'
import { problemReplies } from '@furrow/core/contract/problem'
import { signedIn } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import type { App } from '../../plugins/deps.ts'
import { seenVersion, sendVersion } from '../../plugins/versions.ts'
import { byOf } from './by.ts'
import type { By, Target } from './by.ts'
import { changeDates } from './change-dates.ts'
import { archiveCall, closeCall, openCall } from './move-call.ts'
import { asDetail, loadCall } from './read-call.ts'
import { changeCall, createCall } from './save-call.ts'

const tags = ['calls']
const response = { 200: callDetail, ...problemReplies }

type Changed = { request: FastifyRequest; reply: FastifyReply; callId: string }

/** Makes the change in one transaction and answers with the call as it is then. */
async function changed({ request, reply, callId }: Changed, work: (tx: Tx, by: By) => Promise<void>) {
  const by = byOf(request)
  const row = await request.server.write(async (tx) => {
    await work(tx, by)
    return loadCall(tx, callId)
  })
  sendVersion(reply, row.version)
  const { actor } = signedIn(request)
  const facts = { callId, callState: row.state }
  return asDetail(row, { access: { can: (action) => can(actor, action, facts) }, now: by.now })
}

const targetOf = (request: FastifyRequest, callId: string): Target => ({
  callId,
  version: seenVersion(request),
})

export function saveRoutes(app: App): void {
  app.post(
    '/api/calls',
    {
      config: { action: 'create call', scope: 'none' },
      schema: { tags, summary: 'Make a draft of a call', body: callCreation, response },
    },
    async (request, reply) => {
      const { body } = request
      const detail = await changed({ request, reply, callId: body.id }, (tx, by) => createCall(tx, by, body))
      app.actors.forget(signedIn(request).actor.personId)
      return detail
    },
  )
  app.put(
    '/api/calls/:callId',
    {
      config: { action: 'update call.rules', scope: 'call' },
      schema: { tags, summary: 'Replace the rules', params: callParams, body: callChange, response },
    },
    async (request, reply) => {
      const { callId } = request.params
      const wanted = { target: targetOf(request, callId), change: request.body }
      return changed({ request, reply, callId }, (tx, by) => changeCall(tx, by, wanted))
    },
  )
}

export function datesRoute(app: App): void {
  app.post(
    '/api/calls/:callId/dates',
    {
      config: { action: 'update call.dates', scope: 'call' },
      schema: { tags, summary: 'Move dates to later', params: callParams, body: callDates, response },
    },
    async (request, reply) => {
      const { callId } = request.params
      const wanted = { target: targetOf(request, callId), dates: request.body }
      return changed({ request, reply, callId }, (tx, by) => changeDates(tx, by, wanted))
    },
  )
}

type Move = {
  path: string
  action: 'publish call' | 'close call'
  summary: string
  work: (tx: Tx, by: By, target: Target) => Promise<void>
}

/** Open, close and archive: each moves the call one step, by a person. */
export function moveRoutes(app: App): void {
  const newSeed = () => app.randomBytes(24).toString('base64url')
  const moves: readonly Move[] = [
    {
      path: 'open',
      action: 'publish call',
      summary: 'Open: publish the rules and the commitment',
      work: (tx, by, target) => openCall(tx, by, { target, seed: newSeed() }),
    },
    { path: 'close', action: 'close call', summary: 'Close for good', work: closeCall },
    { path: 'archive', action: 'close call', summary: 'Put away', work: archiveCall },
  ]
  for (const { path, action, summary, work } of moves)
    app.post(
      `/api/calls/:callId/${path}`,
      { config: { action, scope: 'call' }, schema: { tags, summary, params: callParams, response } },
      async (request, reply) => {
        const { callId } = request.params
        const target = targetOf(request, callId)
        return changed({ request, reply, callId }, (tx, by) => work(tx, by, target))
      },
    )
}
