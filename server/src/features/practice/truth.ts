import { practiceTruth, type PracticeTruth } from '@furrow/core/contract/practice'
import type { Statements } from '../../plugins/statements.ts'

/** What the proposals of a synthetic call are worth; of any other call nobody knows. */
export function readTruth(sql: Statements, callId: string): PracticeTruth {
  const truth = sql.get('SELECT truth FROM Call WHERE id = ?', callId)?.['truth']
  return practiceTruth.parse({ worth: typeof truth === 'string' ? JSON.parse(truth) : null })
}
