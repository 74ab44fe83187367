import { cutTo, widthOf } from './cut.ts'

type CutTextProps = {
  /** In pixels. */
  x: number
  y: number
  room: number
  children: string
  /** Follows the text, whole. */
  end?: string
  className?: string
}

/** A text of a picture in the room that it has: where it is cut, pointing at it says the whole. */
export function CutText({ x, y, room, children, end = '', className }: CutTextProps) {
  const text = cutTo(children, room - widthOf(end))
  return (
    <text x={x} y={y} className={className}>
      {text !== children && <title>{`${children}${end}`}</title>}
      {`${text}${end}`}
    </text>
  )
}
