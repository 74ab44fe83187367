import { callStatistics, csvFile, resultParams } from '@furrow/core/contract/results'
import { impactView } from '@furrow/core/contract/impact'
import { problemReplies } from '@furrow/core/contract/problem'
import type { FastifyReply } from 'fastify'
import type { App } from '../../plugins/deps.ts'
import { readImpact } from './impact.ts'
import { readResult } from './read.ts'
import { makeStatistics } from './statistics.ts'
import { awardsCsv, statisticsCsv } from './tables.ts'

const csvReplies = {
  200: { description: 'A table', content: { 'text/csv': { schema: csvFile } } },
  ...problemReplies,
}

const sendCsv = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .serializer((payload: string) => payload)
    .send(text)

/** What the hours of all released calls are for. */
export function impactRoute(app: App): void {
  app.get(
    '/api/impact',
    {
      config: { action: 'read statistics.public' },
      schema: { response: { 200: impactView, ...problemReplies } },
    },
    () => readImpact(app.db),
  )
}

/** Awards and statistics of released calls, for people who count on with them. */
export function tableRoutes(app: App): void {
  const statistics = makeStatistics(app.db)
  app.get(
    '/api/results/:callId/statistics',
    {
      config: { action: 'read statistics.public', scope: 'call' },
      schema: { params: resultParams, response: { 200: callStatistics, ...problemReplies } },
    },
    (request) => statistics(request.params.callId),
  )
  app.get(
    '/api/results/:callId/statistics.csv',
    {
      config: { action: 'read statistics.public', scope: 'call' },
      schema: { params: resultParams, response: csvReplies },
    },
    async (request, reply) => {
      const { callId } = request.params
      return sendCsv(reply, `${callId}.statistics.csv`, statisticsCsv(await statistics(callId)))
    },
  )
  app.get(
    '/api/results/:callId/awards.csv',
    {
      config: { action: 'read award.public_list', scope: 'call' },
      schema: { params: resultParams, response: csvReplies },
    },
    async (request, reply) => {
      const { callId } = request.params
      return sendCsv(reply, `${callId}.awards.csv`, awardsCsv(await readResult(app.db, callId)))
    },
  )
}
