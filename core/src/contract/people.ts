import { z } from 'zod'
import { roleName } from './session.ts'
import { email, idText, line, optionalLine, pageQuery } from './text.ts'

export const peopleQuery = z.strictObject({
  ...pageQuery,
  /** Part of a name, an address or an institution; staff only. */
  q: optionalLine(100).optional(),
  /** The whole address; all that somebody without a role may ask for. */
  email: email.optional(),
  role: roleName.optional(),
})
export type PeopleQuery = z.infer<typeof peopleQuery>

const grantView = z.object({
  id: z.string(),
  role: roleName,
  callId: z.string().nullable(),
  /** False for a director whom only one admin has granted yet. */
  inForce: z.boolean(),
  /** The admin who granted it may not approve it. */
  grantedById: z.string().nullable(),
})

const personView = z.object({
  id: z.string(),
  name: z.string(),
  institution: z.string().nullable(),
  email: z.string(),
  invented: z.boolean(),
  confirmed: z.boolean(),
  /** Null for whoever may not see them. */
  roles: z.array(grantView).nullable(),
})

export const peoplePage = z.object({ total: z.number().int(), items: z.array(personView) })
export type PeoplePage = z.infer<typeof peoplePage>

export const grantBody = z.strictObject({ personId: idText, role: roleName, callId: idText.nullable() })
export type GrantBody = z.infer<typeof grantBody>
export const grantParams = z.strictObject({ grantId: idText })
export const grantReply = grantView
export type GrantView = z.infer<typeof grantView>

export const profileBody = z.strictObject({
  name: line(120),
  institution: optionalLine(200).nullable(),
  orcid: z
    .string()
    .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, 'Write an ORCID iD such as 0000-0002-1825-0097.')
    .nullable(),
  language: z.enum(['en', 'da']),
})
export type ProfileBody = z.infer<typeof profileBody>

export const profileView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  institution: z.string().nullable(),
  orcid: z.string().nullable(),
  language: z.enum(['en', 'da']),
  version: z.number().int(),
})
export type ProfileView = z.infer<typeof profileView>

/** Everything that the product holds about the person who asks (GDPR, article 15). */
export const personalData = z.object({
  profile: profileView,
  roles: z.array(z.object({ role: roleName, callId: z.string().nullable() })),
  proposals: z.array(z.record(z.string(), z.unknown())),
  reviews: z.array(z.record(z.string(), z.unknown())),
  conflicts: z.array(z.record(z.string(), z.unknown())),
  mails: z.array(z.record(z.string(), z.unknown())),
  appeals: z.array(z.record(z.string(), z.unknown())),
  questions: z.array(z.record(z.string(), z.unknown())),
})
