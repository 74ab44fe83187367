import { useState } from 'react'

const read = (key: string): string => {
  try {
    return globalThis.localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') globalThis.localStorage.removeItem(key)
    else globalThis.localStorage.setItem(key, text)
  } catch {
    // A full or forbidden store keeps nothing; the text is still on the page.
  }
}

/** A text that is kept on this device while it is typed, until it is sent: then set it to ''. */
export function useKeptText(key: string): [string, (text: string) => void] {
  const stored = `furrow:text:${key}`
  const [text, setText] = useState(() => read(stored))
  const change = (next: string) => {
    setText(next)
    write(stored, next)
  }
  return [text, change]
}
