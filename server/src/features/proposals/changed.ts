import type { ProposalDetail } from '@furrow/core/contract/proposals'
import type { FastifyReply } from 'fastify'
import type { Tx } from '../../plugins/database.ts'
import type { App } from '../../plugins/deps.ts'
import { sendVersion } from '../../plugins/versions.ts'
import type { By } from './change.ts'
import { readProposal } from './read-proposal.ts'

type Asked = { by: By; id: string; reply: FastifyReply }

/** Makes a change in one transaction and answers with the proposal as it is then. */
export async function changed(
  app: App,
  { by, id, reply }: Asked,
  work: (tx: Tx) => Promise<void>,
): Promise<ProposalDetail> {
  const detail = await app.write(async (tx) => {
    await work(tx)
    return readProposal(tx, { ...by, id })
  })
  sendVersion(reply, detail.version)
  return detail
}
