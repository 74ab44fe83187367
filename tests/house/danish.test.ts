import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { issuesOf } from '../../core/src/contract/issue.ts'
import { contractTexts, danishOfIssue, makeDanish } from '../../core/src/contract/danish.ts'
import { inDanish, sentences } from '../../server/src/plugins/danish.ts'

const literal = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g
const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm

const sourcesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('danish.ts') && !file.includes('generated'))
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll(comment, ''))

/** The sentences in the quotes of a source, what varies as `{}`. */
const sentencesIn = (source: string): string[] =>
  [...source.matchAll(literal)]
    .map(([, plain, template]) => (plain ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, '{}'))
    .filter((text) => /^[A-Z{][^\n]* [^\n]*\.$/.test(text) && !text.startsWith('SELECT'))

/** What is said to a person by an error, in a source of the server. */
const refusalsIn = (source: string): string[] => [
  ...[...source.matchAll(/new DomainError\(\s*'[\w-]+',\s*([\s\S]*?)\n?\s*\)/g)].flatMap(([, said]) =>
    sentencesIn(said ?? ''),
  ),
  ...[...source.matchAll(/message: ('[^'\n]*'|`[^`\n]*`)/g)].flatMap(([, said]) => sentencesIn(said ?? '')),
]

describe('Danish of letters, reports and refusals', () => {
  it('stands in the quotation marks of the pages, ”…”', () => {
    const sources = ['core/src', 'server/src'].flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
        .map((file) => readFileSync(join(room, file), 'utf8').replaceAll(comment, '')),
    )
    const quoting = sources
      .flatMap((source) => [...source.matchAll(literal)])
      .map(([, plain, template]) => plain ?? template ?? '')
      .filter((text) => /[»«„“”]/.test(text) && /[æøå]|\b(er|af|ikke|og)\b/i.test(text))
    expect(quoting.length).toBeGreaterThan(4)
    expect(quoting.filter((text) => /[»«„“]/.test(text))).toEqual([])
  })
})

describe('Danish refusals', () => {
  it('every message of the contract has a Danish text, and no other has', () => {
    const said = new Set(sourcesBelow('core/src/contract').flatMap(sentencesIn))
    expect(said.size).toBeGreaterThan(90)
    expect([...said].filter((text) => !(text in contractTexts))).toEqual([])
    expect(Object.keys(contractTexts).filter((text) => !said.has(text))).toEqual([])
  })

  it('every refusal of the server has a Danish text', () => {
    const said = new Set(sourcesBelow('server/src/features').flatMap(refusalsIn))
    expect(said.size).toBeGreaterThan(70)
    const missing = [...said].filter((text) => !(text in sentences) && !(text in contractTexts))
    expect(missing.filter((text) => !text.startsWith('Please correct '))).toEqual([])
  })

  it('what varies stands in both languages', () => {
    const holes = (text: string) => text.split('{}').length
    const different = Object.entries({ ...contractTexts, ...sentences }).filter(
      ([english, danish]) => holes(english) !== holes(danish) && english !== 'Please correct the {}.',
    )
    expect(different).toEqual([])
  })

  it('numbers and names are filled in, in Danish form', () => {
    expect(danishOfIssue('Write at most 40,000 characters.')).toBe('Skriv højst 40.000 tegn.')
    expect(danishOfIssue('The guarantees add up to 1.25: lower them to 1 at most.')).toContain('1,25')
    expect(danishOfIssue('The shares add up to 114.25 %: lower them to 100 % at most.')).toContain('114,25 %')
    expect(danishOfIssue('The threshold lies outside of 1 to 5.')).toBe('Tærsklen ligger uden for 1 til 5.')
    expect(inDanish('Impact: choose a level or N/A.')).toBe('Impact: vælg et niveau eller ej relevant.')
    expect(inDanish('Please correct the body.')).toBe('Ret det, der er sendt.')
    expect(inDanish('A sentence that nobody knows.')).toBe('A sentence that nobody knows.')
    expect(makeDanish({ '{} of {}': '{1} og {0}' })('a of b')).toBe('b og a')
  })

  it('zod’s own words become a mend, in both languages, where a schema has none of its own', () => {
    const schema = z.strictObject({
      missing: z.string(),
      kind: z.number(),
      long: z.string().max(2),
      short: z.string().min(3),
      large: z.number().max(2),
      small: z.number().min(3),
      whole: z.number().int(),
      option: z.enum(['a', 'b']),
      pattern: z.string().regex(/^a$/),
      list: z.array(z.string()).max(1),
      email: z.email(),
    })
    const wrong = {
      kind: 'x',
      long: 'abc',
      short: 'a',
      large: 3,
      small: 1,
      whole: 1.5,
      option: 'c',
      pattern: 'b',
    }
    const refused = schema.safeParse({ ...wrong, list: ['a', 'b'], email: 'x', other: 1 })
    const said = refused.error === undefined ? [] : issuesOf(refused.error)
    expect(said.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'missing: Missing: add it.',
      'kind: Give a number.',
      'long: Write at most 2 characters.',
      'short: Write at least 3 characters.',
      'large: Use at most 2.',
      'small: Use at least 3.',
      'whole: Give a whole number.',
      'option: Use one of "a"|"b".',
      'pattern: Written in a way that does not fit here: see the description of the interface.',
      'list: Give at most 1.',
      'email: Write an e-mail address, such as name@example.org.',
      'other: Unknown key: remove it.',
    ])
    expect(said.filter(({ message }) => danishOfIssue(message) === null)).toEqual([])
  })
})
