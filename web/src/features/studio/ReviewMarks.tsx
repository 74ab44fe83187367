import { m } from '../../messages.ts'
import { formatFixed, formatNumber, formatShare } from '../../ui/format.ts'
import type { Adjustment, Details, ReviewDetail } from './details.ts'
import type { FieldCriterion } from './run-view.ts'
import { ScrollRegion } from '../../ui/tables.tsx'

const signed = (points: number, decimals: number): string =>
  `${points < 0 ? '−' : '+'}${formatFixed(Math.abs(points), decimals)}`
const orDash = (value: number | null, text: (value: number) => string): string =>
  value === null ? '–' : text(value)

type Criteria = {
  criteria: readonly FieldCriterion[]
  /** The same in the order of the marks. */
  given: readonly FieldCriterion[]
}

type MarksProps = Criteria & { reviews: readonly ReviewDetail[] }

type Line = {
  readonly key: string
  readonly head: string
  readonly cells: (review: ReviewDetail) => string
  readonly isTotal?: boolean
}

/** Every criterion, the total of each review, and what else makes it count. */
function linesOf({ reviews, criteria, given }: MarksProps): Line[] {
  const column = new Map(given.map(({ id }, place) => [id, place]))
  const marks = criteria.map(({ id, name }): Line => ({
    key: id,
    head: name,
    cells: ({ marks: all }) => orDash(all[column.get(id) ?? -1] ?? null, (mark) => formatNumber(mark, 2)),
  }))
  const total: Line = {
    key: 'total',
    head: m.studio_review_total(),
    cells: ({ used, total: points }) => (used ? formatFixed(points, 1) : m.studio_review_unused()),
    isTotal: true,
  }
  const weight: Line = {
    key: 'weight',
    head: m.studio_review_weight(),
    cells: (review) => `× ${formatNumber(review.weight, 2)}`,
  }
  const strictness: Line = {
    key: 'strictness',
    head: m.studio_review_strictness(),
    cells: (review) => orDash(review.strictness, (points) => signed(points, 1)),
  }
  return [
    ...marks,
    total,
    ...(reviews.some((review) => review.weight !== 1) ? [weight] : []),
    ...(reviews.some((review) => review.strictness !== null) ? [strictness] : []),
  ]
}

function Marks(props: MarksProps) {
  const { reviews } = props
  return (
    <ScrollRegion label={m.studio_reviews()} className="studio-marks">
      <table>
        <thead>
          <tr>
            <th scope="col">{m.studio_criteria()}</th>
            {reviews.map(({ reviewer }, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- a review may have no name, and does not move
              <th key={place} scope="col" className="number">
                {reviewer ?? m.studio_review_unnamed({ place: formatNumber(place + 1) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(props).map(({ key, head, cells, isTotal = false }) => (
            <tr key={key} className={isTotal ? 'studio-marks-total' : undefined}>
              <th scope="row">{head}</th>
              {reviews.map((review, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={place} className="number">
                  {cells(review)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Plain, what is given back for strict reviewers, what is drawn towards the mean, adjusted. */
function Sum({ adjustment, reviews }: { adjustment: Adjustment; reviews: number }) {
  const { plain, givenBack, drawn, mean, kept, adjusted } = adjustment
  const lines = [
    { key: 'plain', text: m.studio_sum_plain(), value: formatFixed(plain, 3) },
    { key: 'given', text: m.studio_sum_given(), value: signed(givenBack, 3) },
    {
      key: 'drawn',
      text: m.studio_sum_drawn({
        reviews: formatNumber(reviews),
        kept: formatShare(kept),
        mean: formatFixed(mean, 1),
      }),
      value: signed(drawn, 3),
    },
  ]
  return (
    <dl className="studio-sum" data-sum="">
      {lines.map(({ key, text, value }) => (
        <div key={key}>
          <dt>{text}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
      <div className="studio-sum-end">
        <dt>{m.studio_sum_adjusted()}</dt>
        <dd className="number">{formatFixed(adjusted, 3)}</dd>
      </div>
    </dl>
  )
}

type ReviewMarksProps = Criteria & { details: Details | null }

/** The single reviews of a proposal, and the sum that leads from its plain to its adjusted score. */
export function ReviewMarks({ details, ...rest }: ReviewMarksProps) {
  const reviews = details?.reviews ?? []
  const adjustment = details?.adjustment ?? null
  return (
    <section className="studio-part" aria-busy={details === null}>
      <h4>{m.studio_reviews()}</h4>
      {details !== null && reviews.length === 0 && <p className="muted">{m.studio_reviews_none()}</p>}
      {reviews.length > 0 && <Marks reviews={reviews} {...rest} />}
      {adjustment !== null && (
        <Sum adjustment={adjustment} reviews={reviews.filter(({ used }) => used).length} />
      )}
    </section>
  )
}
