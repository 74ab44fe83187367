import { inflateSync } from 'node:zlib'

interface PdfObject {
  readonly dictionary: string
  readonly stream: string
}

const inflated = (bytes: Buffer): string => {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    // Not every stream of a PDF is packed.
    return bytes.toString('latin1')
  }
}

/** The objects of a file that is written without object streams, by their number. */
function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const raw = pdf.toString('latin1')
  return new Map(
    [...raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => {
      const [dictionary = '', stream = ''] = body.split(/stream\r?\n/)
      return [id, { dictionary, stream: inflated(Buffer.from(stream, 'latin1')) }]
    }),
  )
}

const letter = (hex: string): string =>
  String.fromCharCode(...[...hex.matchAll(/[0-9a-f]{4}/gi)].map(([unit]) => Number.parseInt(unit, 16)))

/** Which letters the glyphs of a font stand for: ranges whose letters are listed one by one. */
function lettersOf(map: string): Map<number, string> {
  const ranges = map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)
  return new Map(
    [...ranges].flatMap(([, from = '', list = '']) =>
      [...list.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex = ''], index): [number, string] => [
        Number.parseInt(from, 16) + index,
        letter(hex),
      ]),
    ),
  )
}

type Fonts = ReadonlyMap<string, ReadonlyMap<number, string>>

function fontsOf(objects: ReadonlyMap<string, PdfObject>): Fonts {
  const pairs = [...objects.values()].flatMap(({ dictionary }) => [
    ...dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g),
  ])
  return new Map(
    pairs.map(([, name = '', id = '']) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.dictionary ?? '')?.[1] ?? ''
      return [name, lettersOf(objects.get(map)?.stream ?? '')]
    }),
  )
}

/** One text object of a page: fonts are chosen, glyphs are shown by their numbers. */
function textOf(block: string, fonts: Fonts): string {
  let font = fonts.get('')
  return [...block.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/gi)]
    .map(([, name, glyphs = '']) => {
      if (name !== undefined) font = fonts.get(name)
      return [...glyphs.matchAll(/.{4}/g)].map(([hex]) => font?.get(Number.parseInt(hex, 16)) ?? '').join('')
    })
    .join('')
}

const textBlocks = ({ stream }: PdfObject) => [...stream.matchAll(/\bBT\b([\s\S]*?)\bET\b/g)]

/** Below this, in points from the foot of the page, stands nothing but its number. */
const foot = 60

/** How many lines of text stand on each page of a PDF of ours, its foot not counted. */
export const pdfLines = (pdf: Buffer): number[] =>
  [...objectsOf(pdf).values()]
    .map(textBlocks)
    .filter((blocks) => blocks.length > 0)
    .map((blocks) => {
      const heights = blocks.map(([, block = '']) => Number(/ ([\d.]+) Tm/.exec(block)?.[1] ?? 0))
      return new Set(heights.filter((height) => height > foot)).size
    })

/** What each page of a PDF of ours says, line after line, with single spaces between its words. */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf)
  const fonts = fontsOf(objects)
  return [...objects.values()]
    .map(textBlocks)
    .filter((blocks) => blocks.length > 0)
    .map((blocks) =>
      blocks
        .map(([, block = '']) => textOf(block, fonts))
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    )
}

/** The same of all pages together. */
export const pdfText = (pdf: Buffer): string => pdfPages(pdf).join(' ')
