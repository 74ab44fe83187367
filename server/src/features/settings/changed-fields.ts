import type { PriceList } from '@furrow/core/contract/price-list'
import type { MachineBody, MachineView } from '@furrow/core/contract/settings'

type Row = PriceList['rows'][number]
type Funder = PriceList['funders'][number]

/** What the trail says of one entry of a list, by the key under which it is found again. */
type Texts = ReadonlyMap<string, string>

const assumedText = ({ assumed }: { readonly assumed: boolean }): string => (assumed ? ', assumed' : '')

const rowTexts = (rows: readonly Row[]): Texts =>
  new Map(
    rows.map((row) => [
      `priceList ${row.applicantKind ?? 'every other kind'} ${row.validFrom}`,
      `${row.perGpuHour}, ${row.paying ? 'pays' : 'in kind'}${assumedText(row)}`,
    ]),
  )

const funderTexts = (funders: readonly Funder[]): Texts =>
  new Map(
    funders.map((funder) => [
      `priceList funder ${funder.name}`,
      `share ${funder.shareFraction}${assumedText(funder)}`,
    ]),
  )

function entryChange(old: string | undefined, now: string | undefined): string | null {
  if (old === now) return null
  if (old === undefined) return `added, ${now}`
  if (now === undefined) return `removed, was ${old}`
  return `${old} → ${now}`
}

function listChanges(before: Texts, after: Texts): string[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return keys.flatMap((key) => {
    const change = entryChange(before.get(key), after.get(key))
    return change === null ? [] : [`${key}: ${change}`]
  })
}

/** One entry for each row and funder that came, went or changed: whole lists say nothing to a reader. */
function priceListChanges(before: PriceList, after: PriceList): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const changes = [
    ...listChanges(rowTexts(before.rows), rowTexts(after.rows)),
    ...listChanges(funderTexts(before.funders), funderTexts(after.funders)),
  ]
  return changes.length > 0 ? changes : ['priceList: in another order']
}

/** What the audit trail says of a change of the machine, an entry for each thing that changed. */
export function changedFields(before: MachineView, after: MachineBody): string[] {
  const { priceList, ...fields } = after
  const old = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(fields)
    .filter(([key, value]) => JSON.stringify(old.get(key)) !== JSON.stringify(value))
    .map(([key, value]) =>
      key === 'provenance' ? key : `${key}: ${JSON.stringify(old.get(key))} → ${JSON.stringify(value)}`,
    )
  return [...changed, ...priceListChanges(before.priceList, priceList)]
}
