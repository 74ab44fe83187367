import { done, holderAward } from '@furrow/core/contract/awards'
import { problemReplies } from '@furrow/core/contract/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendVersion } from '../../plugins/versions.ts'
import { readHolderAward } from './holder.ts'

/** Schema and body of the reply to a step of the office or a director. */
export const doneReply = { 200: done, ...problemReplies }
export const isDone = { done: true } as const

/** Schema of the reply to a step of the holder. */
export const awardReply = { 200: holderAward, ...problemReplies }

/** The page after a step, with its version. */
export async function replyAward(request: FastifyRequest, reply: FastifyReply, proposalId: string) {
  const app = request.server
  const asked = { proposalId, access: request.access, now: app.clock.now() }
  const award = await readHolderAward(app.db, asked)
  sendVersion(reply, award.version)
  return award
}
