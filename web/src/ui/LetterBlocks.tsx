import type { LetterBlock } from '@furrow/core/contract/letters'
import './decided.css'

type LetterBlocksProps = { blocks: readonly LetterBlock[]; language: string; level: 'h2' | 'h3' }

function Block({ block, level: Heading }: { block: LetterBlock; level: LetterBlocksProps['level'] }) {
  if (block.kind === 'heading') return <Heading>{block.text}</Heading>
  if (block.kind === 'quote') return <blockquote className="serif letter-quote">{block.text}</blockquote>
  return <p>{block.text}</p>
}

/** A letter to read, in the language that it is written in. */
export const LetterBlocks = ({ blocks, language, level }: LetterBlocksProps) => (
  <div className="letter" lang={language}>
    {blocks.map((block, index) => (
      // A letter never changes its order, and two paragraphs may be alike.
      <Block key={`${index} ${block.text}`} block={block} level={level} />
    ))}
  </div>
)
