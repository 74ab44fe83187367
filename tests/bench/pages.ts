import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = join(import.meta.dirname, '..', '..', 'web', 'dist')
const read = (file: string): string => readFileSync(join(dist, file), 'utf8')

/** Scripts that a page or a script loads at once: module scripts, preloads, static imports. */
function loadedAtOnce(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])
}

function withImports(first: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const waiting = [...first]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const text = read(join('assets', file))
    waiting.push(...loadedAtOnce(text, /(?:from|import)\s*"\.\/([^"]+\.js)"/g))
  }
  return seen
}

const kilobytes = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(read(join('assets', file))).length, 0) / 1000

const entryOf = (page: string): string[] => loadedAtOnce(read(page), /(?:src|href)="\/assets\/([^"]+\.js)"/g)

/** First-load JavaScript, gzip, of the two entries, of the app with the Studio, and what the Studio alone adds. */
export function measurePages(): Record<string, number> {
  const app = withImports(entryOf('app.html'))
  const studio = readdirSync(join(dist, 'assets')).filter((file) => /^StudioPage.*\.js$/.test(file))
  const withStudio = withImports([...app, ...studio])
  return {
    'public pages, first load (kB gzip)': kilobytes(withImports(entryOf('index.html'))),
    'app, first load (kB gzip)': kilobytes(app),
    'app with the Studio (kB gzip)': kilobytes(withStudio),
    'Studio chunk on top of the shell (kB gzip)': kilobytes([...withStudio].filter((file) => !app.has(file))),
  }
}
