import { useState } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const isTheme = (text: string | null): text is Theme => themes.some((theme) => theme === text)

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem('furrow-theme')
    return isTheme(stored) ? stored : 'system'
  } catch {
    return 'system'
  }
}

function applyTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem('furrow-theme', theme)
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}

/** The chosen scheme and how to choose another. */
export function useTheme() {
  const [theme, setTheme] = useState(storedTheme)
  const choose = (next: Theme) => {
    applyTheme(next)
    setTheme(next)
  }
  return { theme, choose }
}
