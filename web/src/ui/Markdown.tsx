import { lazy, Suspense } from 'react'

const Text = lazy(() => import('./MarkdownText.tsx').then(({ MarkdownText }) => ({ default: MarkdownText })))

/** Text as its writer meant it: Markdown without raw HTML, links by https only, no picture from elsewhere. Loaded when first needed. */
export function Markdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<div className="markdown serif markdown-raw">{text}</div>}>
      <Text text={text} />
    </Suspense>
  )
}
