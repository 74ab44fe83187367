import { m } from '../../../messages.ts'

/** What a saved picture says besides its marks. */
export type Caption = {
  readonly title: string
  readonly finding: string
  /** What its marks mean, as it stands under the picture; may be empty. */
  readonly key: string
  /** Whose numbers these are, and whether they are invented. */
  readonly source: string
}

const copied = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'fill-opacity',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'visibility',
]

const namespace = 'http://www.w3.org/2000/svg'
const fonts = "'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif"
const margin = 20

/** Letters that another machine draws wider are drawn closer there: no text leaves the room that it has on the page. */
function keepWidth(element: Element): void {
  if (!(element instanceof SVGTextContentElement) || element.querySelector('tspan') !== null) return
  const width = element.getComputedTextLength()
  if (width === 0) return
  element.setAttribute('textLength', width.toFixed(2))
  element.setAttribute('lengthAdjust', 'spacingAndGlyphs')
}

/** Colours and letters as they are seen, written into each mark: the file has no style sheet. */
function writeStyles(element: Element): void {
  const style = getComputedStyle(element)
  for (const name of copied) element.setAttribute(name, style.getPropertyValue(name))
  keepWidth(element)
  element.removeAttribute('class')
  element.removeAttribute('style')
  element.removeAttribute('tabindex')
  for (const child of element.children) writeStyles(child)
}

type Letters = { readonly size: number; readonly weight: number }

/** Pixels that a text takes in the letters of a saved picture. */
function measured(text: string, { size, weight }: Letters): number {
  const pen = document.createElement('canvas').getContext('2d')
  if (pen === null) return text.length * size * 0.5
  pen.font = `${weight} ${size}px ${fonts}`
  return pen.measureText(text).width
}

/** Lines that fit so many pixels. */
function wrap(text: string, width: number, letters: Letters): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length === 0 || measured(longer, letters) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

type Written = Letters & { readonly text: string; readonly fill: string }

/** Each text in as many lines as its letters need in the width; returns where the last stands. */
function writeLines(
  into: Element,
  texts: readonly Written[],
  { y, width }: { y: number; width: number },
): number {
  let place = y
  const lines = texts.flatMap((each) => wrap(each.text, width, each).map((text) => ({ ...each, text })))
  for (const { text, size, weight, fill } of lines) {
    place += Math.round(size * 1.4)
    const element = document.createElementNS(namespace, 'text')
    element.setAttribute('x', '0')
    element.setAttribute('y', String(place))
    element.setAttribute('font-size', `${size}px`)
    element.setAttribute('font-weight', String(weight))
    element.setAttribute('fill', fill)
    element.setAttribute('textLength', measured(text, { size, weight }).toFixed(2))
    element.setAttribute('lengthAdjust', 'spacingAndGlyphs')
    element.textContent = text
    into.append(element)
  }
  return place
}

type Drawn = { readonly element: SVGSVGElement; readonly width: number; readonly height: number }

function frame({ width, height }: Drawn): SVGSVGElement {
  const whole = document.createElementNS(namespace, 'svg')
  whole.setAttribute('xmlns', namespace)
  whole.setAttribute('viewBox', `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`)
  whole.setAttribute('width', String(width + 2 * margin))
  whole.setAttribute('height', String(height + 2 * margin))
  whole.setAttribute('font-family', fonts)
  const paper = document.createElementNS(namespace, 'rect')
  paper.setAttribute('x', String(-margin))
  paper.setAttribute('y', String(-margin))
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', '#ffffff')
  whole.append(paper)
  return whole
}

/** The picture as a file of its own: title and finding above, key and source below, in the colours of paper. */
function standAlone(
  drawn: Drawn,
  { title, finding, key, source }: Caption,
): { text: string; width: number; height: number } {
  const { element, width, height } = drawn
  const room = document.createElement('div')
  room.style.cssText = 'position:absolute;inset-inline-start:-9999px;color-scheme:light'
  const copy = element.cloneNode(true)
  room.append(copy)
  element.parentElement?.append(room)
  const marks = document.createElementNS(namespace, 'g')
  for (const child of room.firstElementChild?.children ?? []) writeStyles(child)
  marks.append(...(room.firstElementChild?.children ?? []))
  room.remove()
  const head = document.createElementNS(namespace, 'g')
  const under = writeLines(
    head,
    [
      { text: title, size: 15, weight: 620, fill: '#1c2024' },
      { text: finding, size: 13, weight: 400, fill: '#1c2024' },
    ],
    { y: -12, width },
  )
  const top = under + 16
  marks.setAttribute('transform', `translate(0 ${top})`)
  const foot = document.createElementNS(namespace, 'g')
  const small = { size: 11, weight: 400, fill: '#5a626c' }
  const end = writeLines(
    foot,
    [key, source].filter((text) => text !== '').map((text) => ({ ...small, text })),
    { y: top + height + 4, width },
  )
  const whole = frame({ element, width, height: end })
  whole.append(head, marks, foot)
  const text = new XMLSerializer().serializeToString(whole)
  return { text, width: width + 2 * margin, height: end + 2 * margin }
}

function offer(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Twice as many dots as on the page: sharp on paper. */
const density = 2

async function toPng({ text, width, height }: ReturnType<typeof standAlone>): Promise<Blob> {
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * density)
  canvas.height = Math.round(height * density)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const file = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
  if (file === null) throw new Error(m.figures_no_png())
  return file
}

/** Offers the picture as a file. */
export async function savePicture(kind: 'svg' | 'png', name: string, drawn: Drawn & { caption: Caption }) {
  const picture = standAlone(drawn, drawn.caption)
  if (kind === 'svg') offer(`${name}.svg`, new Blob([picture.text], { type: 'image/svg+xml' }))
  else offer(`${name}.png`, await toPng(picture))
}
