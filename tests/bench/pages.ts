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

/** First load of each page by the name of its chunk; those that nobody signs in for come with the public shell. */
function pagesOf(shell: ReadonlySet<string>, app: ReadonlySet<string>): Map<string, number> {
  const pages = new Map<string, number>()
  for (const file of readdirSync(join(dist, 'assets'))) {
    const [name = ''] = /^\w+Page(?=-.*\.js$)/.exec(file) ?? []
    if (name === '' || name === 'StudioPage') continue
    const size = kilobytes(withImports([...(isPublic(name) ? shell : app), file]))
    // Two features have a page of one name.
    pages.set(name, Math.max(size, pages.get(name) ?? 0))
  }
  return pages
}

/** Pages that anybody reads, by the names of their chunks. */
const publicPages = [
  'Home',
  'PublicCall',
  'PublicResult',
  'Impact',
  'Accessibility',
  'Privacy',
  'SignIn',
  'SignUp',
]
const isPublic = (name: string): boolean => publicPages.includes(name.replace(/Page$/, ''))

/** First-load JavaScript, gzip: the shells alone, each page with its shell, the largest of them, and what the Studio alone adds. */
export function measurePages(): Record<string, number> {
  const shell = withImports(entryOf('index.html'))
  const app = withImports(entryOf('app.html'))
  const pages = pagesOf(shell, app)
  const largest = (isWanted: (name: string) => boolean): number =>
    Math.max(...[...pages].flatMap(([name, size]) => (isWanted(name) ? [size] : [])))
  const studio = readdirSync(join(dist, 'assets')).filter((file) => /^StudioPage.*\.js$/.test(file))
  const withStudio = withImports([...app, ...studio])
  return {
    '  shell of the public pages (kB gzip)': kilobytes(shell),
    '  shell of the app (kB gzip)': kilobytes(app),
    ...Object.fromEntries([...pages].map(([name, size]) => [`  ${name} (kB gzip)`, size])),
    'public pages, first load of the largest (kB gzip)': largest(isPublic),
    'app, first load of the largest page but the Studio (kB gzip)': largest((name) => !isPublic(name)),
    'app with the Studio (kB gzip)': kilobytes(withStudio),
    'Studio chunk on top of the shell (kB gzip)': kilobytes([...withStudio].filter((file) => !app.has(file))),
  }
}
