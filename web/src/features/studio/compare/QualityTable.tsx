import { m } from '../../../messages.ts'
import { quoted } from '../../../ui/quoted.ts'
import { bestOf, nameList } from '../../../ui/best-of.ts'
import { formatShare } from '../../../ui/format.ts'
import type { Quality } from '../quality.ts'
import type { Side } from './measures.ts'
import { Heads } from '../../../ui/tables.tsx'

type QualityTableProps = { rows: readonly Quality[]; sides: readonly Pick<Side, 'key' | 'name'>[] }

/** Which scenario's awards stand best against what the reviews leave open. */
export function QualityTable({ rows, sides }: QualityTableProps) {
  const named = rows.flatMap(({ key, share }) => {
    const side = sides.find((other) => other.key === key)
    return side === undefined ? [] : [{ key, share, name: side.name }]
  })
  const best = bestOf(
    named.filter(({ share }) => share !== null),
    ({ share }) => share ?? 0,
  )
  return (
    <>
      <p data-finding="">
        {best[0] === undefined
          ? m.compare_quality_none()
          : m.compare_quality_finding({
              name: nameList(best.map(({ name }) => quoted(name))),
              share: formatShare(best[0].share ?? 0),
            })}
      </p>
      <table className="table table-compact compare-quality">
        <Heads heads={[m.studio_scenario(), m.compare_quality_share()]} />
        <tbody>
          {named.map(({ key, name, share }) => (
            <tr key={key} data-quality={key}>
              <th scope="row">{name}</th>
              <td className="cell-end">{share === null ? '–' : formatShare(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
