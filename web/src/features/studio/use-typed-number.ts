import { useRef, useState } from 'react'
import { m } from '../../messages.ts'
import { formatNumber } from '../../ui/format.ts'
import { nextGesture } from './history.ts'

type TypedNumber = {
  value: number
  min: number
  max: number
  /** A number counts as soon as it is one within the range; else when the box is left or Enter is pressed. */
  isLive: boolean
  onValue: (value: number, gesture: string | null) => void
}

/** What stands in a box while somebody types; `after` is the value that the page has since. */
type Typed = { text: string; after: number | null }

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))

/** "Only 0–100: 345 became 100." */
const beyondText = ({ min, max }: Pick<TypedNumber, 'min' | 'max'>, typed: number, value: number): string =>
  m.studio_beyond({
    min: formatNumber(min, 4),
    max: formatNumber(max, 4),
    typed: formatNumber(typed, 4),
    value: formatNumber(value, 4),
  })

/** A number box that may be empty or beyond its range while it has the focus; what one focus does is one move. */
export function useTypedNumber({ value, min, max, isLive, onValue }: TypedNumber) {
  const [typed, setTyped] = useState<Typed | null>(null)
  const [beyond, setBeyond] = useState<string | null>(null)
  const gesture = useRef<string | null>(null)
  if (typed !== null && typed.after === null) setTyped({ ...typed, after: value })
  // Undone or set from elsewhere: the page knows better than the box.
  else if (typed !== null && typed.after !== value) setTyped(null)

  const onText = (text: string) => {
    setTyped({ text, after: null })
    setBeyond(null)
    const number = numberOf(text)
    if (isLive && number !== null && number >= min && number <= max) onValue(number, gesture.current)
  }
  const settle = () => {
    const number = typed === null ? null : numberOf(typed.text)
    setTyped(null)
    if (number === null) return
    const within = Math.min(max, Math.max(min, number))
    if (within !== number) setBeyond(beyondText({ min, max }, number, within))
    if (within !== value) onValue(within, gesture.current)
  }
  const box = {
    value: typed?.text ?? value,
    min,
    max,
    onFocus: () => {
      gesture.current = nextGesture()
    },
    onBlur: () => {
      settle()
      gesture.current = null
    },
    onKeyDown: (event: { key: string }) => {
      if (event.key === 'Enter') settle()
    },
  }
  return { box, onText, beyond }
}
