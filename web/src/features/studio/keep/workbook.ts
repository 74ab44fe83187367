import { strToU8, zipSync } from 'fflate'
import { harmless, type CsvCell } from '@furrow/core/record/csv'

export type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly CsvCell[])[]
  /** In characters. */
  readonly widths: readonly number[]
  /** What is bold: a first row also stays in sight. */
  readonly heads: 'first-row' | 'first-column'
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no place for most control characters, nor for halves of pairs. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const xmlText = (text: string): string =>
  text.replaceAll(notXml, '').replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)

/** Texts stand in their cells: a list of shared ones is worth its place only where they come again. */
function cellXml(cell: CsvCell, isBold: boolean): string {
  if (cell === null) return '<c/>'
  const style = isBold ? ' s="1"' : ''
  if (typeof cell === 'number') return `<c${style}><v>${cell}</v></c>`
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(harmless(cell))}</t></is></c>`
}

const frozen =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'

function sheetXml({ rows, widths, heads }: Sheet): string {
  const isRow = heads === 'first-row'
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  const lines = rows.map((cells, y) => {
    const inside = cells.map((cell, x) => cellXml(cell, (isRow ? y : x) === 0))
    return `<row>${inside.join('')}</row>`
  })
  return `<worksheet xmlns="${main}">${isRow ? frozen : ''}<cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`
}

const fontXml = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`

/** Style 0 is plain, 1 is bold; spreadsheets ask for the fills and borders they do not use. */
const styles = [
  `<styleSheet xmlns="${main}"><fonts count="2">${fontXml('')}${fontXml('<b/>')}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

const relations = (entries: readonly { kind: string; target: string }[]): string =>
  `<Relationships xmlns="${packages}/relationships">${entries
    .map(
      ({ kind, target }, i) => `<Relationship Id="r${i + 1}" Type="${office}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const partXml = (path: string, kind: string): string =>
  `<Override PartName="/xl/${path}.xml" ContentType="${kinds}.${kind}+xml"/>`

/** The parts of the package that say where the others are. */
function framesOf(sheets: readonly Sheet[]): Record<string, string> {
  const paths = sheets.map((_, i) => `worksheets/sheet${i + 1}`)
  const parts = [
    partXml('workbook', 'sheet.main'),
    partXml('styles', 'styles'),
    ...paths.map((path) => partXml(path, 'worksheet')),
  ]
  const entries = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="r${i + 1}"/>`,
  )
  return {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${parts.join('')}</Types>`,
    '_rels/.rels': relations([{ kind: 'officeDocument', target: 'xl/workbook.xml' }]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...paths.map((path) => ({ kind: 'worksheet', target: `${path}.xml` })),
      { kind: 'styles', target: 'styles.xml' },
    ]),
    'xl/styles.xml': styles,
  }
}

/**
 * A workbook (Office Open XML, ECMA-376) of at most a few ten thousand rows. Zipped where it is made: the usual
 * writers start threads from texts of code for large sheets, which the policy of the pages forbids.
 */
export function workbookOf(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const tables = sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)] as const)
  const files = [...Object.entries(framesOf(sheets)), ...tables]
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return zipSync(Object.fromEntries(files.map(([path, xml]) => [path, strToU8(`${declaration}${xml}`)])))
}
