import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { m } from '../../messages.ts'
import { formatNumber, formatShare } from '../../ui/format.ts'
import { applicantGroupText } from '../../ui/group-text.ts'
import { Facts } from '../../ui/lists.tsx'
import { Section } from '../../ui/Page.tsx'

type Props = { decision: DecisionDocument; sureness: ReactNode }

type Group = DecisionDocument['quality']['groups'][number]

const shareText = ({ proposals, funded }: Group) =>
  m.decisions_group_share({
    funded: formatNumber(funded),
    proposals: formatNumber(proposals),
    share: formatShare(funded / proposals),
  })

function agreementText({ agreement }: DecisionDocument['quality']): string {
  const { alpha, single, interval, mean } = agreement
  if (single === null || interval === null) return m.decisions_agreement_none()
  return m.decisions_agreement({
    alpha: formatNumber(alpha ?? 0, 2),
    single: formatNumber(single, 2),
    low: formatNumber(interval[0] ?? 0, 2),
    high: formatNumber(interval[1] ?? 0, 2),
    mean: formatNumber(mean ?? 0, 2),
  })
}

/** How far the reviewers agree, which conflicts are open, and how groups of applicants fare. */
export function Quality({ decision, sureness }: Props) {
  const { quality, callId } = decision
  const groups = quality.groups.filter(({ proposals }) => proposals > 0)
  return (
    <Section title={m.decisions_quality()}>
      <Facts
        facts={[
          {
            label: m.decisions_quality_agreement(),
            value: <Link href={`/app/calls/${callId}/reviews`}>{agreementText(quality)}</Link>,
          },
          ...(sureness === undefined ? [] : [{ label: m.decisions_sureness(), value: sureness }]),
          {
            label: m.decisions_quality_conflicts(),
            value: (
              <Link href={`/app/calls/${callId}/conflicts`} className="quality-link">
                {formatNumber(quality.openConflicts)}
              </Link>
            ),
          },
          ...groups.map((group) => ({
            label: applicantGroupText[group.group](),
            value: (
              <Link href={`/app/calls/${callId}/proposals?group=${group.group}`}>{shareText(group)}</Link>
            ),
          })),
        ]}
      />
    </Section>
  )
}
