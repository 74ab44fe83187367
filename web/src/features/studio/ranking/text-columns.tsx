import { m } from '../../../messages.ts'
import { AreaMark } from '../../../ui/AreaMark.tsx'
import { statusOf, type Status } from '../run-view.ts'
import type { Columns } from './column.ts'

const statusTexts: Readonly<Record<Status, () => string>> = {
  full: m.studio_status_full,
  partial: m.studio_status_partial,
  waiting: m.studio_status_waiting,
  unranked: m.studio_status_unranked,
}

const stageTexts: Readonly<Record<string, () => string>> = {
  student: m.proposals_stage_student,
  early: m.proposals_stage_early,
  established: m.proposals_stage_established,
  senior: m.proposals_stage_senior,
}

const stageText = (stage: string): string => stageTexts[stage]?.() ?? stage

const wordOrDash = (text: string | undefined): string => (text === undefined || text === '' ? '–' : text)

/** Which proposal it is, whose, and what became of it. */
export const textColumns = {
  proposal: {
    head: m.studio_column_proposal,
    width: 150,
    tightWidth: 104,
    grows: true,
    cell: ({ field, names, discussed }, i) => (
      <>
        <span className="muted number">{field.ids[i]}</span>{' '}
        {discussed.has(i) && (
          <span className="studio-discussed" title={m.studio_trait_discussed()}>
            <span aria-hidden="true">{m.chances_discussed_letter()}</span>
            <span className="visually-hidden">{m.studio_trait_discussed()}</span>
          </span>
        )}{' '}
        {names.titles[i]}
      </>
    ),
    text: ({ names, field }) => (names.hasTitles ? names.titles : field.ids),
  },
  area: {
    head: m.studio_column_area_short,
    title: m.studio_column_area,
    width: 40,
    cell: ({ field, names }, i) => {
      const area = (field.area[i] ?? 0) - 1
      return <AreaMark area={field.areaIds[area] ?? null} name={names.areas[area]?.name ?? ''} letterOnly />
    },
    value:
      ({ field }) =>
      (i) =>
        field.area[i] === 0 ? NaN : (field.area[i] ?? 0),
  },
  status: {
    head: m.studio_column_status,
    width: 84,
    cell: ({ view, field }, i) => statusTexts[statusOf(view, field, i)](),
    value:
      ({ view, field }) =>
      (i) =>
        ['full', 'partial', 'waiting', 'unranked'].indexOf(statusOf(view, field, i)),
  },
  track: {
    head: m.studio_column_track,
    width: 84,
    cell: ({ field }, i) => wordOrDash(field.tracks[(field.track[i] ?? 0) - 1]?.name),
    value:
      ({ field }) =>
      (i) =>
        field.track[i] === 0 ? NaN : (field.track[i] ?? 0),
  },
  institution: {
    head: m.studio_column_institution,
    width: 150,
    cell: ({ names }, i) => wordOrDash(names.institutions[i]),
    text: ({ names }) => names.institutions,
  },
  stage: {
    head: m.studio_column_stage,
    width: 96,
    cell: ({ names }, i) => wordOrDash(stageText(names.careerStages[i] ?? '')),
    text: ({ names }) => names.careerStages.map(stageText),
  },
} satisfies Columns
