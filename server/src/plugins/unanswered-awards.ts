interface Part {
  /** Where the statement has the id of the call. */
  readonly callId: string
  /** A further condition on the entries `e` of the log. */
  readonly also?: string
}

/** Proposals that hold hours and whose award nobody has answered, by the log: a part of a statement. */
export const unansweredAwards = ({ callId, also = 'true' }: Part) => `SELECT e.proposalId FROM AwardEvent e
  WHERE e.callId = ${callId} AND e.proposalId IS NOT NULL AND ${also} GROUP BY e.proposalId
  HAVING sum(e.kind = 'granted') > 0 AND sum(e.kind IN ('accepted', 'declined', 'withdrawn', 'proposal-withdrawn')) = 0
  AND sum(CASE WHEN e.toAccount = 'awarded' THEN e.hours ELSE 0 END)
    > sum(CASE WHEN e.fromAccount = 'awarded' THEN e.hours ELSE 0 END)`

/** The first decision of a call that was released, which says until when awards are answered: a part of a statement. */
export const firstReleased = (callId: string) => `SELECT d.id FROM Decision d
  WHERE d.callId = ${callId} AND d.state = 'released' ORDER BY d.releasedAt, d.id LIMIT 1`
