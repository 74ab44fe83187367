import { lazy } from 'react'
import { Part } from './Part.tsx'

const Text = lazy(() => import('./MarkdownText.tsx').then(({ MarkdownText }) => ({ default: MarkdownText })))

/** Text as its writer meant it: Markdown without raw HTML, links by https only, no picture from elsewhere. Loaded when first needed. */
export function Markdown({ text }: { text: string }) {
  const raw = <div className="markdown serif markdown-raw">{text}</div>
  return (
    <Part at={text} loading={raw} failed={raw}>
      <Text text={text} />
    </Part>
  )
}
