import type { ReactNode } from 'react'

type HeadsProps = {
  heads: readonly string[]
  /** How many stand at the start, over names; the others stand at the end, over numbers. */
  names?: number
}

/** The heads of a table of names and numbers. */
export const Heads = ({ heads, names = 1 }: HeadsProps) => (
  <thead>
    <tr>
      {heads.map((head, column) => (
        <th key={head} scope="col" className={column < names ? undefined : 'cell-end'}>
          {head}
        </th>
      ))}
    </tr>
  </thead>
)

type ScrollRegionProps = { label: string; children: ReactNode; className?: string }

/** Holds a table that may be larger than its place; it takes the focus, so that keys can scroll it. */
export const ScrollRegion = ({ label, children, className = '' }: ScrollRegionProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to take the focus
  <section className={`scroll-region ${className}`.trim()} aria-label={label} tabIndex={0}>
    {children}
  </section>
)
