import type { CalibrationVerdict } from '@furrow/core/contract/calibration'
import { m } from '../../messages.ts'
import { formatNumber, formatShare } from '../../ui/format.ts'
import type { Draft } from './draft.ts'
import type { FieldView } from './run-view.ts'

export const calibrationNames: Readonly<Record<Draft['calibration'], () => string>> = {
  none: m.studio_calibration_none,
  shift: m.studio_calibration_shift,
}

/** Part of the differences between reviews of one proposal that comes from strict and mild reviewers. */
function strictnessShare({ variances }: CalibrationVerdict): string {
  if (variances === null) return formatShare(0)
  const { reviewer, noise } = variances
  return formatShare(reviewer + noise === 0 ? 0 : reviewer / (reviewer + noise))
}

const texts: Readonly<Record<CalibrationVerdict['reason'], (verdict: CalibrationVerdict) => string>> = {
  connected: (verdict) =>
    m.studio_gate_connected({
      reviewers: formatNumber(verdict.reviewers),
      reviews: formatNumber(verdict.reviews),
      share: strictnessShare(verdict),
    }),
  islands: (verdict) =>
    m.studio_gate_islands({ islands: formatNumber(verdict.islands), share: strictnessShare(verdict) }),
  'no-reviews': () => m.studio_gate_no_reviews(),
  'too-few-reviews': (verdict) =>
    m.studio_gate_too_few({
      cycles: formatNumber(verdict.cycles),
      frequent: formatNumber(verdict.frequentReviewers),
      reviewers: formatNumber(verdict.reviewers),
    }),
  'no-visible-effect': (verdict) => m.studio_gate_no_effect({ share: strictnessShare(verdict) }),
  'no-separation': () => m.studio_gate_no_separation(),
}

/** The verdict of the gate in plain words, with the numbers that decided. */
export const verdictText = (verdict: CalibrationVerdict): string => texts[verdict.reason](verdict)

type Named = Pick<FieldView, 'reviews' | 'unnamed'>

/** Whether no review at all names its reviewer. */
export const isUnnamed = ({ reviews, unnamed }: Named): boolean => reviews > 0 && unnamed === reviews

/** The same, and what reviews without a name mean for it. */
export function gateText(verdict: CalibrationVerdict, field: Named): string {
  const { reviews, unnamed } = field
  if (isUnnamed(field) && verdict.reason === 'too-few-reviews') return m.studio_gate_unnamed()
  const text = verdictText(verdict)
  if (unnamed === 0) return text
  return `${text} ${m.studio_gate_some_unnamed({ n: formatNumber(unnamed), of: formatNumber(reviews) })}`
}
