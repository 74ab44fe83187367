import type { AssessmentBody } from '@furrow/core/contract/office-proposals'
import { DomainError } from '@furrow/core/errors'
import { audit } from '../../plugins/audit.ts'
import type { Tx } from '../../plugins/database.ts'
import type { By } from './change.ts'
import { requireVersion } from './change.ts'

const columns = {
  id: true,
  callId: true,
  state: true,
  requested: true,
  call: { select: { state: true, granularity: true } },
  assessment: { select: { version: true } },
} as const

type Row = { requested: number | null; call: { granularity: number } }

const fieldError = (message: string) =>
  new DomainError('invalid-input', 'Please correct recommendedHours.', {
    errors: [{ path: 'recommendedHours', message }],
  })

function requireFittingHours({ requested, call }: Row, hours: number | null): void {
  if (hours === null) return
  if (requested !== null && hours > requested)
    throw fieldError(`Recommend at most the requested ${requested} GPU-hours.`)
  if (hours % call.granularity !== 0)
    throw fieldError(`Recommend a multiple of ${call.granularity} GPU-hours.`)
}

type Wanted = { readonly id: string; readonly version: number; readonly body: AssessmentBody }

/** Records what the machine's people say: feasible or not, and the hours that are enough (the technical cap). */
export async function recordAssessment(tx: Tx, by: By, { id, version, body }: Wanted): Promise<void> {
  const row = await tx.proposal.findUniqueOrThrow({ where: { id }, select: columns })
  if (row.call.state !== 'closed' || row.state === 'withdrawn')
    throw new DomainError(
      'wrong-state',
      'Eligibility and assessment are recorded between the closing of the call and its decision.',
    )
  requireVersion({ version: row.assessment?.version ?? 0 }, version)
  requireFittingHours(row, body.recommendedHours)
  const data = { ...body, assessedById: by.personId, assessedAt: by.now }
  await tx.technicalAssessment.upsert({
    where: { proposalId: id },
    create: { ...data, proposalId: id },
    update: { ...data, version: { increment: 1 } },
    select: { proposalId: true },
  })
  const what = {
    action: 'record proposal.technical_assessment',
    objectType: 'proposal',
    objectId: id,
  } as const
  const detail = { verdict: body.verdict, recommendedHours: body.recommendedHours }
  await audit(tx, { ...by.audit, ...what, callId: row.callId, detail })
}
