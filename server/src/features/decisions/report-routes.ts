import { decisionParams } from '@furrow/core/contract/decisions'
import { letterQuery } from '@furrow/core/contract/letters'
import { problemReplies } from '@furrow/core/contract/problem'
import { surenessSummary, type SurenessSummary } from '@furrow/core/contract/sureness'
import type { App } from '../../plugins/deps.ts'
import { notFound } from '../../plugins/errors.ts'
import { pdfReplies, sendPdf } from '../../plugins/send-pdf.ts'
import { surenessAside } from '../../plugins/sureness.ts'
import { storedDecided } from './load.ts'
import { readReport } from './report.ts'

const read = { action: 'read decision.unreleased', scope: 'decision' } as const

/** The report for the file, and how sure the outcome is; for whoever reads the decision before the release. */
export function reportRoutes(app: App): void {
  app.get(
    '/api/decisions/:decisionId/report',
    {
      config: read,
      schema: { params: decisionParams, querystring: letterQuery, response: pdfReplies },
    },
    async (request, reply) => {
      const { publicUrl } = app.config
      const wanted = { ...request.params, ...request.query, publicUrl, now: app.clock.now() }
      return sendPdf(reply, `decision-${wanted.decisionId}`, await readReport(app.db, wanted))
    },
  )
  app.get(
    '/api/decisions/:decisionId/sureness',
    {
      config: read,
      schema: { params: decisionParams, response: { 200: surenessSummary, ...problemReplies } },
    },
    async (request): Promise<SurenessSummary> => {
      const row = await app.db.decision.findUnique({ where: { id: request.params.decisionId } })
      if (row === null) throw notFound()
      const { uncertainty, proposals, greyZone, chances } = await surenessAside(storedDecided(row))
      return { uncertainty, proposals, greyZone, chances }
    },
  )
}
