import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'
import type { FieldView } from './run-view.ts'

type Asking = Pick<FieldView, 'capped' | 'requested' | 'upper'> & {
  readonly call: Pick<FieldView['call'], 'granularity'>
}

const stepOf = ({ call }: Asking): string => formatHours(call.granularity)

/** What bounds what can be given below what was asked for: the technical cap, or the whole steps of awards. */
export const boundName = (field: Asking, i: number): string =>
  field.capped[i] === 1 ? m.studio_why_capped() : m.studio_why_steps({ step: stepOf(field) })

/** What a change would give a proposal, in GPU-hours, and where it is all that can be given, why it is no more. */
export function getsText(field: Asking, i: number, gpuHours: number): string {
  const { capped, requested, upper } = field
  const award = formatHours(gpuHours)
  if (gpuHours !== upper[i] || gpuHours >= (requested[i] ?? 0)) return m.studio_take_gets({ award })
  const asked = formatHours(requested[i] ?? 0)
  return capped[i] === 1
    ? m.studio_take_gets_capped({ award, asked })
    : m.studio_take_gets_steps({ award, asked, step: stepOf(field) })
}
