import type { Statements } from '../../plugins/statements.ts'
import { DomainError } from '@furrow/core/errors'
import type { CallForm, ProposalText } from './gaps.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The text of a draft by prepared statements, for the reply to an autosave. */
export function readText(sql: Statements, id: string): ProposalText {
  const row = sql.get(
    `SELECT "title", "summary", "institution", "areaKey", "trackKey", "requested", "minimum", "careerStage",
            "firstTime" FROM "Proposal" WHERE "id" = ?`,
    id,
  )
  if (row === undefined) throw new DomainError('not-found', 'There is no such page.')
  const sections = sql.all(`SELECT "key", "text" FROM "ProposalSection" WHERE "proposalId" = ?`, id)
  return {
    title: text(row['title']),
    summary: text(row['summary']),
    institution: text(row['institution']),
    areaKey: textOrNull(row['areaKey']),
    trackKey: textOrNull(row['trackKey']),
    requested: numberOrNull(row['requested']),
    minimum: numberOrNull(row['minimum']),
    careerStage: textOrNull(row['careerStage']),
    firstTime: row['firstTime'] === null ? null : row['firstTime'] === 1,
    sections: Object.fromEntries(sections.map(({ key, text: words }) => [text(key), text(words)])),
  }
}

const ofCall = `FROM "Proposal" p JOIN`

/** The limits of the proposal's call by prepared statements. */
export function readForm(sql: Statements, id: string): CallForm {
  const call = sql.get(
    `SELECT c."budget", c."granularity" ${ofCall} "Call" c ON c."id" = p."callId" WHERE p."id" = ?`,
    id,
  )
  const rows = (table: 'CallArea' | 'CallTrack' | 'CallSection') =>
    sql.all(
      `SELECT f.* ${ofCall} "${table}" f ON f."callId" = p."callId" WHERE p."id" = ? ORDER BY f."position"`,
      id,
    )
  return {
    budget: numberOrNull(call?.['budget']) ?? 0,
    granularity: numberOrNull(call?.['granularity']) ?? 1,
    areas: rows('CallArea').map(({ key }) => ({ key: text(key) })),
    tracks: rows('CallTrack').map(({ key, minHours, maxHours }) => ({
      key: text(key),
      minHours: numberOrNull(minHours),
      maxHours: numberOrNull(maxHours),
    })),
    sections: rows('CallSection').map(({ key, maxWords, required }) => ({
      key: text(key),
      maxWords: numberOrNull(maxWords) ?? 0,
      required: required === 1,
    })),
  }
}
