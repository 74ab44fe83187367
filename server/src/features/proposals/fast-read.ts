import type { Statements } from '../../plugins/statements.ts'
import { DomainError } from '@furrow/core/errors'
import { proposalStates } from '@furrow/core/contract/office-proposals'
import type { ProposalText } from '../../plugins/proposal-content.ts'
import type { CallForm } from './gaps.ts'
import type { OwnRow } from './read-proposal.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The text of a draft by prepared statements, for the reply to an autosave. */
export function readText(sql: Statements, id: string): ProposalText {
  const row = sql.get(
    `SELECT "title", "summary", "institution", "areaKey", "trackKey", "requested", "minimum", "careerStage",
            "firstTime", "applicantKind", "purpose", "beneficiaries" FROM "Proposal" WHERE "id" = ?`,
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
    applicantKind: textOrNull(row['applicantKind']),
    purpose: text(row['purpose']),
    beneficiaries: text(row['beneficiaries']),
    sections: Object.fromEntries(sections.map(({ key, text: words }) => [text(key), text(words)])),
  }
}

const dateOf = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null)

/** A proposal as its authors see it, but for the form of its call, by prepared statements: it is read while typing. */
export function readOwn(sql: Statements, id: string): OwnRow {
  const row = sql.get(
    `SELECT p."id", p."callId", p."number", p."state", p."ownerId", p."deletedAt", p."updatedAt", p."version",
            p."unsent", s."ordinal", s."submittedAt", s."hash"
     FROM "Proposal" p LEFT JOIN "Submission" s ON s."id" = p."submissionId" WHERE p."id" = ?`,
    id,
  )
  const state = proposalStates.find((name) => name === row?.['state'])
  if (row === undefined || state === undefined) throw new DomainError('not-found', 'There is no such page.')
  const { sections, ...words } = readText(sql, id)
  const submittedAt = dateOf(row['submittedAt'])
  return {
    ...words,
    id: text(row['id']),
    callId: text(row['callId']),
    number: text(row['number']),
    state,
    ownerId: textOrNull(row['ownerId']),
    deletedAt: dateOf(row['deletedAt']),
    updatedAt: dateOf(row['updatedAt']) ?? new Date(0),
    version: Number(row['version']),
    unsent: textOrNull(row['unsent']),
    sections: Object.entries(sections).map(([key, words]) => ({ key, text: words })),
    members: readMembers(sql, id),
    submission:
      submittedAt === null ? null : { ordinal: Number(row['ordinal']), submittedAt, hash: text(row['hash']) },
  }
}

function readMembers(sql: Statements, id: string): OwnRow['members'] {
  const rows = sql.all(
    `SELECT "id", "email", "name", "institution", "role", "personId" FROM "ProposalMember"
     WHERE "proposalId" = ? ORDER BY "role" DESC, "email"`,
    id,
  )
  return rows.map((row) => ({
    id: text(row['id']),
    email: text(row['email']),
    name: text(row['name']),
    institution: text(row['institution']),
    role: text(row['role']),
    personId: textOrNull(row['personId']),
  }))
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
