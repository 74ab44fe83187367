/** Of an average letter, where nothing can be measured. */
const letterWidth = 6.5

let pen: CanvasRenderingContext2D | null | undefined

/** Pixels that a text takes in the letters of a picture. */
export function widthOf(text: string): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (pen === null) return text.length * letterWidth
  pen.font = "12px 'Inter Variable', sans-serif"
  return pen.measureText(text).width
}

/** A text that fits so many pixels: whole, or its beginning with an ellipsis. */
export function cutTo(text: string, room: number, measure: (text: string) => number = widthOf): string {
  if (measure(text) <= room) return text
  const signs = Array.from(text)
  let [fits, tooMany] = [0, signs.length]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (measure(`${signs.slice(0, middle).join('').trimEnd()}…`) <= room) fits = middle
    else tooMany = middle
  }
  return `${signs.slice(0, fits).join('').trimEnd()}…`
}
