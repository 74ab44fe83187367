// The least a server can do for the same bytes: Fastify without plugins, prepared statements, no rights, no session.
import Database from 'better-sqlite3'
import Fastify from 'fastify'

const [file = '', port = '0', callId = '', packedFile = ''] = process.argv.slice(2)
const db = new Database(file, { readonly: true })

const page = db.prepare<[string], Record<string, unknown>>(`
  SELECT p.id, p.number, p.state, p.title, p.institution, o.name piName, p.areaKey area, p.trackKey track,
    p.requested, p.reviewCount reviews, p.score, p.eligible, t.verdict, replace(p.submittedAt, '+00:00', 'Z') submittedAt, p.version
  FROM Proposal p LEFT JOIN TechnicalAssessment t ON t.proposalId = p.id LEFT JOIN Person o ON o.id = p.ownerId
  WHERE p.callId = ? AND p.deletedAt IS NULL AND p.submissionId IS NOT NULL ORDER BY p.number LIMIT 50`)
const total = db
  .prepare(
    'SELECT count(*) FROM Proposal WHERE callId = ? AND deletedAt IS NULL AND submissionId IS NOT NULL',
  )
  .pluck()

const packed = new Database(packedFile, { readonly: true })
const snapshot = packed.prepare<[], { body: Buffer }>('SELECT body FROM Reply')

const app = Fastify()
let kept: unknown

app.get('/list', () => {
  // The count is kept: taking it anew each time would make the bare route slower than it has to be.
  kept ??= total.get(callId)
  const items = page.all(callId).map((row) => ({ ...row, eligible: row['eligible'] === 1 }))
  return { items, total: kept, page: 1, pageSize: 50, level: 'full' }
})

app.get('/snapshot', (_request, reply) =>
  reply.type('application/json; charset=utf-8').header('content-encoding', 'gzip').send(snapshot.get()?.body),
)

await app.listen({ host: '127.0.0.1', port: Number(port) })
process.send?.('ready')
