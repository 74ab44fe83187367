import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import { numberName } from './number-name.ts'

type Names = Readonly<Record<string, () => string>>

const own: Names = {
  name: m.settings_name,
  owner: m.settings_owner,
  funders: m.settings_funders,
  gpuModel: m.settings_gpu_model,
  currency: m.settings_currency,
}

const numbers: Names = numberName

const inList: Names = {
  applicantKind: m.settings_list_kind,
  perGpuHour: m.settings_list_price,
  validFrom: m.settings_list_from,
  name: m.settings_name,
  shareFraction: m.settings_list_share,
}

const nameIn = (names: Names, key: string): string => names[key]?.() ?? key

/** “Price list, row 5, Valid from”; null where the path does not lead into a list. */
function listName(path: string): string | null {
  const [, list, place, leaf = ''] = /^priceList\.(rows|funders)\[(\d+)\]\.(\w+)$/.exec(path) ?? []
  if (list === undefined) return null
  const field = nameIn(inList, leaf)
  const n = formatNumber(Number(place) + 1)
  return list === 'rows' ? m.settings_field_row({ n, field }) : m.settings_field_funder({ n, field })
}

/** `provenance.pue.year` → “Overhead of the building (PUE), Year”. */
function originName(path: string): string | null {
  const [, number, leaf] = /^provenance\.(\w+)\.(source|year)$/.exec(path) ?? []
  if (number === undefined) return null
  return `${nameIn(numbers, number)}, ${leaf === 'year' ? m.settings_year() : m.settings_source()}`
}

/** The words of the page for the path of a field of the machine. */
export const fieldName = (path: string): string =>
  listName(path) ?? originName(path) ?? nameIn({ ...own, ...numbers }, path)
