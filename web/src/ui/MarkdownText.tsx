import ReactMarkdown from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'

const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'input'),
  protocols: { ...defaultSchema.protocols, href: ['https', 'mailto'] },
}

/** Headings of a text stand below those of the page. */
const components = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6' } as const

export function MarkdownText({ text }: { text: string }) {
  return (
    <div className="markdown serif">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, schema]]}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
}
