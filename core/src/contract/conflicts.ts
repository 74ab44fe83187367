import { z } from 'zod'
import { idText, requiredText, text } from './text.ts'

export const conflictKinds = [
  'coauthor',
  'institution',
  'family',
  'collaborator',
  'competitor',
  'other',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

export const conflictAssignmentParams = z.strictObject({ assignmentId: idText })
export const conflictCallParams = z.strictObject({ callId: idText })
export const conflictProposalParams = z.strictObject({ proposalId: idText })
export const conflictParams = z.strictObject({ proposalId: idText, conflictId: idText })

export const conflictDeclaration = z.strictObject({
  kind: z.enum(conflictKinds),
  reason: text(2000).default(''),
})
export const conflictWaiver = z.strictObject({ reason: requiredText(2000) })
export const conflictDeclared = z.object({ declared: z.literal(true) })

export const conflictView = z.object({
  id: z.string(),
  proposalId: z.string(),
  number: z.string(),
  title: z.string(),
  personName: z.string(),
  institution: z.string().nullable(),
  kind: z.string(),
  origin: z.string(),
  blocking: z.boolean(),
  state: z.enum(['open', 'recused', 'waived']),
  reason: z.string(),
  waivedBy: z.string().nullable(),
  waivedReason: z.string().nullable(),
  /** A blocking conflict that one person has waived waits for a second one. */
  waitsForSecond: z.boolean(),
  /** The viewer may take the next step. */
  canWaive: z.boolean(),
})
export type ConflictView = z.infer<typeof conflictView>
export const conflictList = z.object({ callTitle: z.string(), items: z.array(conflictView) })
export type ConflictList = z.infer<typeof conflictList>
