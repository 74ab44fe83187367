import { m } from '../../messages.ts'
import type { Role } from '../../session.ts'

export const roleName: Readonly<Record<Role, () => string>> = {
  reviewer: m.people_role_reviewer,
  chair: m.people_role_chair,
  officer: m.people_role_officer,
  director: m.people_role_director,
  admin: m.people_role_admin,
  auditor: m.people_role_auditor,
}

export const roles: readonly Role[] = ['reviewer', 'chair', 'officer', 'director', 'admin', 'auditor']

export const isRole = (text: string): text is Role => roles.some((role) => role === text)
