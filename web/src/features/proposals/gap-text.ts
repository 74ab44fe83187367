import type { ProposalForm, ProposalGap } from '@furrow/core/contract/proposals'
import { m } from '../../messages.ts'
import { formatHours, formatNumber } from '../../ui/format.ts'

const labels: Readonly<Record<string, () => string>> = {
  title: m.proposals_title,
  summary: m.proposals_summary,
  institution: m.proposals_institution,
  careerStage: m.proposals_stage,
  firstTime: m.proposals_first_time,
  applicantKind: m.proposals_applicant_kind,
  purpose: m.proposals_purpose,
  beneficiaries: m.proposals_beneficiaries,
  areaKey: m.proposals_area,
  trackKey: m.proposals_track,
  requested: m.proposals_requested,
  minimum: m.proposals_minimum,
}

/** The name of a field as it stands on the page. */
export const fieldLabel = (path: string, form: ProposalForm): string =>
  labels[path]?.() ?? form.sections.find(({ key }) => `sections.${key}` === path)?.title ?? path

const needs: Readonly<Record<ProposalGap['code'], (limit: number) => string>> = {
  missing: () => m.proposals_gap_missing(),
  'too-many-words': (limit) => m.proposals_gap_words({ limit: formatNumber(limit) }),
  'not-a-multiple': (limit) => m.proposals_gap_multiple({ limit: formatHours(limit) }),
  'below-track': (limit) => m.proposals_gap_below_track({ limit: formatHours(limit) }),
  'above-track': (limit) => m.proposals_gap_above_track({ limit: formatHours(limit) }),
  'above-budget': (limit) => m.proposals_gap_above_budget({ limit: formatHours(limit) }),
  'minimum-above-request': (limit) => m.proposals_gap_minimum({ limit: formatHours(limit) }),
  'unknown-choice': () => m.proposals_gap_choice(),
}

export const gapText = (gap: ProposalGap): string => needs[gap.code](gap.limit ?? 0)

export const gapOf = (gaps: readonly ProposalGap[], path: string): string | null => {
  const gap = gaps.find((entry) => entry.path === path && entry.code !== 'missing')
  return gap === undefined ? null : gapText(gap)
}
