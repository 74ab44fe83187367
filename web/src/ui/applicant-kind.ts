import { m } from '../messages.ts'

const texts: Readonly<Record<string, () => string>> = {
  'public-research': m.ui_kind_public_research,
  hospital: m.ui_kind_hospital,
  'public-authority': m.ui_kind_public_authority,
  company: m.ui_kind_company,
  other: m.ui_kind_other,
}

/** The kind of an applicant in words; null: nobody said. */
export const applicantKindText = (kind: string | null): string => texts[kind ?? '']?.() ?? m.ui_kind_unsaid()
