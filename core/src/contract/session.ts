import { z } from 'zod'
import { email, line, idText } from './text.ts'

export const password = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(200, 'Use at most 200 characters.')

export const signInBody = z.strictObject({
  email,
  password: z.string().min(1, 'Write your password.').max(200),
})
export const signUpBody = z.strictObject({
  name: line(120),
  email,
  password,
  institution: line(200).optional(),
  language: z.enum(['en', 'da']).default('en'),
})
export const tokenBody = z.strictObject({
  token: z.string().regex(/^[\w-]{20,100}$/, 'This link is not complete.'),
})
export const resetRequestBody = z.strictObject({ email })
export const resetBody = z.strictObject({ ...tokenBody.shape, password })
export const changePasswordBody = z.strictObject({ current: z.string().min(1).max(200), password })

export const roleName = z.enum(['reviewer', 'chair', 'officer', 'director', 'admin', 'auditor'])

export const meSchema = z.object({
  mode: z.enum(['practice', 'production']),
  /** The server's time, for countdowns. */
  now: z.string(),
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      institution: z.string().nullable(),
      language: z.enum(['en', 'da']),
      persona: z.string().nullable(),
      roles: z.array(z.object({ role: roleName, callId: z.string().nullable() })),
    })
    .nullable(),
})
export type Me = z.infer<typeof meSchema>

export const doneSchema = z.object({ done: z.literal(true) })

export const deviceList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string(),
      expiresAt: z.string(),
      userAgent: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
})
export const deviceParams = z.strictObject({ sessionId: z.string().regex(/^[\w-]{20,64}$/) })

export const personaList = z.object({
  items: z.array(z.object({ persona: z.string(), name: z.string(), roles: z.array(roleName) })),
})
export const personaBody = z.strictObject({ persona: idText })
