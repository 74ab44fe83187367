import { callDetail, callHead, callList, callParams, callProgress } from '@furrow/core/contract/calls'
import { problemReplies } from '@furrow/core/contract/problem'
import { signedIn } from '../../plugins/access.ts'
import type { App } from '../../plugins/deps.ts'
import { makeKept } from '../../plugins/kept.ts'
import { joinTexts, sendsText } from '../../plugins/kept-part.ts'
import { callStamp } from '../../plugins/statements.ts'
import { sendVersion } from '../../plugins/versions.ts'
import { listCalls } from './list-calls.ts'
import { readProgress } from './progress.ts'
import { asHead, listsOf, loadCall, shownState } from './read-call.ts'

const tags = ['calls']

export function readRoutes(app: App): void {
  const callOf = makeKept({
    limit: 50,
    stamp: (id) => callStamp(app.sql, id),
    load: (id) => loadCall(app.db, id),
  })
  app.get(
    '/api/calls',
    {
      config: { action: 'read call.published', scope: 'none' },
      schema: { tags, summary: 'The calls', response: { 200: callList, ...problemReplies } },
    },
    async (request) => listCalls(app, request.access.actor, app.clock.now()),
  )
  app.get(
    '/api/calls/:callId',
    {
      config: { action: ['read call.published', 'read call.draft'], scope: 'call' },
      schema: {
        tags,
        summary: 'A call with its rules',
        params: callParams,
        response: { 200: callDetail, ...problemReplies },
      },
    },
    async (request, reply) => {
      const row = await callOf(request.params.callId)
      const head = asHead(row, { access: request.access, now: app.clock.now() })
      if (head.office !== null) sendVersion(reply, row.version)
      const { value, text } = listsOf(row)
      sendsText(reply, () => joinTexts(text, JSON.stringify(callHead.parse(head))))
      return { ...head, ...value }
    },
  )
}

export function progressRoute(app: App): void {
  app.get(
    '/api/calls/:callId/progress',
    {
      config: { action: 'read call.progress', scope: 'call' },
      schema: {
        tags,
        summary: 'How far a call is',
        params: callParams,
        response: { 200: callProgress, ...problemReplies },
      },
    },
    async (request) => {
      const row = await loadCall(app.db, request.params.callId)
      const { personId } = signedIn(request).actor
      const viewer = {
        personId,
        now: app.clock.now(),
        state: shownState(row.state, request.access),
        knows: request.access.can('read decision.unreleased'),
      }
      return readProgress(app.sql, row, viewer)
    },
  )
}
