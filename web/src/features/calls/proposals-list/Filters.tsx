import { applicantGroups } from '@furrow/core/contract/applicant-groups'
import type { CallDetail } from '@furrow/core/contract/calls'
import { useEffect, useState } from 'react'
import { m } from '../../../messages.ts'
import { Field } from '../../../ui/Field.tsx'
import { applicantGroupText } from '../../../ui/group-text.ts'
import { NumberInput, Select, TextInput } from '../../../ui/inputs.tsx'
import { FilterChips } from '../../../ui/lists.tsx'
import { areaName } from '../../../ui/area-name.ts'
import type { ListState } from './list-state.ts'
import { eligibleText, proposalStateText } from './words.ts'

type Props = { call: CallDetail; list: ListState; outline: boolean }
type ChoiceProps = {
  label: string
  value: string | null
  options: readonly { value: string; text: string }[]
  onValue: (value: string | null) => void
}

const Choice = ({ label, value, options, onValue }: ChoiceProps) => (
  <Field label={label}>
    <Select value={value ?? ''} onChange={(event) => onValue(event.target.value || null)}>
      <option value="">{m.calls_any()}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </Select>
  </Field>
)

const eligibility = ['yes', 'no', 'unrecorded'] as const
const eligibleWord = (value: (typeof eligibility)[number]) =>
  eligibleText({ yes: true, no: false, unrecorded: null }[value])
const states = ['reviewing', 'decided', 'withdrawn', 'returned', 'draft', 'submitted'] as const

/** Types ahead; asks a moment after the last key. */
function Search({ list }: { list: ListState }) {
  const { query, narrow } = list
  const [text, setText] = useState(query.q ?? '')
  useEffect(() => {
    if (text === (query.q ?? '')) return
    const timer = setTimeout(() => narrow({ q: text === '' ? null : text }), 250)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- only a key press asks anew
  }, [text])
  return (
    <Field label={m.calls_search()}>
      <TextInput
        type="search"
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Field>
  )
}

function OfficeFilters({ list }: { list: ListState }) {
  const { query, narrow } = list
  return (
    <>
      <Choice
        label={m.calls_state()}
        value={query.state}
        options={states.map((state) => ({ value: state, text: proposalStateText[state]() }))}
        onValue={(value) => narrow({ state: states.find((state) => state === value) ?? null })}
      />
      <Choice
        label={m.calls_eligible()}
        value={query.eligible}
        options={eligibility.map((value) => ({ value, text: eligibleWord(value) }))}
        onValue={(value) => narrow({ eligible: eligibility.find((known) => known === value) ?? null })}
      />
      <Choice
        label={m.calls_assessment()}
        value={query.assessment}
        options={[
          { value: 'missing', text: m.calls_missing() },
          { value: 'done', text: m.calls_recorded() },
        ]}
        onValue={(value) => narrow({ assessment: value === 'missing' || value === 'done' ? value : null })}
      />
      <Choice
        label={m.calls_group()}
        value={query.group}
        options={applicantGroups.map((value) => ({ value, text: applicantGroupText[value]() }))}
        onValue={(value) => narrow({ group: applicantGroups.find((known) => known === value) ?? null })}
      />
      <Field label={m.calls_reviews_below()}>
        <NumberInput
          min={1}
          value={query.reviewsBelow}
          onValue={(value) =>
            narrow({ reviewsBelow: value !== null && value >= 1 ? Math.floor(value) : null })
          }
        />
      </Field>
    </>
  )
}

/** What is set, in words. */
function chipsOf(call: CallDetail, { query, narrow }: ListState) {
  const area = call.areas.find(({ key }) => key === query.area)
  const track = call.tracks.find(({ key }) => key === query.track)
  const set = [
    { key: 'area', text: query.area && m.calls_chip_area({ area: area ? areaName(area) : query.area }) },
    { key: 'track', text: query.track && m.calls_chip_track({ track: track?.name ?? query.track }) },
    { key: 'state', text: query.state && m.calls_chip_state({ state: proposalStateText[query.state]() }) },
    {
      key: 'eligible',
      text: query.eligible && m.calls_chip_eligible({ eligible: eligibleWord(query.eligible) }),
    },
    {
      key: 'assessment',
      text:
        query.assessment &&
        (query.assessment === 'missing' ? m.calls_chip_unassessed() : m.calls_chip_assessed()),
    },
    { key: 'group', text: query.group && applicantGroupText[query.group]() },
    {
      key: 'reviewsBelow',
      text: query.reviewsBelow !== null && m.calls_chip_reviews({ count: query.reviewsBelow }),
    },
    { key: 'q', text: query.q && m.calls_chip_search({ text: query.q }) },
  ]
  return set.flatMap(({ key, text }) =>
    typeof text === 'string' && text !== '' ? [{ key, text, onRemove: () => narrow({ [key]: null }) }] : [],
  )
}

/** The filters and, in words, what they leave. */
export function Filters({ call, list, outline }: Props) {
  const { query, narrow, clear } = list
  return (
    <div className="stack">
      <div className="filters" role="search">
        <Search key={query.q === null ? 'empty' : 'set'} list={list} />
        <Choice
          label={m.calls_area()}
          value={query.area}
          options={call.areas.map((area) => ({ value: area.key, text: areaName(area) }))}
          onValue={(area) => narrow({ area })}
        />
        <Choice
          label={m.calls_track()}
          value={query.track}
          options={call.tracks.map((track) => ({ value: track.key, text: track.name }))}
          onValue={(track) => narrow({ track })}
        />
        {!outline && <OfficeFilters list={list} />}
      </div>
      <FilterChips chips={chipsOf(call, list)} onClear={clear} />
    </div>
  )
}
