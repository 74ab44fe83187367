import { m } from '../../messages.ts'
import { formatHours } from '../../ui/format.ts'
import type { FieldView } from './run-view.ts'

type Asking = Pick<FieldView, 'capped' | 'requested' | 'upper'>

/** What a change would give a proposal, in GPU-hours, and whether the technical cap is why it is no more. */
export function getsText({ capped, requested, upper }: Asking, i: number, gpuHours: number): string {
  const award = formatHours(gpuHours)
  return capped[i] === 1 && gpuHours === upper[i]
    ? m.studio_take_gets_capped({ award, asked: formatHours(requested[i] ?? 0) })
    : m.studio_take_gets({ award })
}
