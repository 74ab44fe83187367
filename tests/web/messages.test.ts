import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const web = join(process.cwd(), 'web')
const folder = join(web, 'messages')

type Texts = Record<string, unknown>

const filesOf = (language: string) => readdirSync(folder).filter((file) => file.endsWith(`.${language}.json`))

const textsIn = (file: string): Texts => JSON.parse(readFileSync(join(folder, file), 'utf8'))

const textsOf = (language: string): Texts => Object.assign({}, ...filesOf(language).map(textsIn))

const sourcesBelow = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'paraglide') return []
    if (entry.isDirectory()) return sourcesBelow(join(path, entry.name))
    return /\.tsx?$/.test(entry.name) ? [readFileSync(join(path, entry.name), 'utf8')] : []
  })

const variablesIn = (text: unknown) =>
  [...new Set([...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].toSorted(
    (a, b) => a.localeCompare(b),
  )

describe('messages', () => {
  const en = textsOf('en')
  const da = textsOf('da')

  it('every key exists in English and in Danish', () => {
    expect(Object.keys(da).toSorted()).toEqual(Object.keys(en).toSorted())
    expect(Object.keys(en).length).toBeGreaterThan(100)
  })

  it('Danish has one word for each thing: bedømmelse, opslag, fordeling, bevilling, frø, interessekonflikt', () => {
    // Assignments are “tildelinger”, and only the technical assessment is a “vurdering”.
    const others = /indkaldelse|politik|lodtrækningsnøgle|inhabil/i
    const ofStudio = /vurdering|tildeling/i
    const isOfStudio = (key: string) =>
      /^(studio|chances|compare|pictures|calibration|truth|figures)_/.test(key)
    const wrong = Object.entries(da).filter(([key, text]) => {
      const words = JSON.stringify(text)
      return others.test(words) || (isOfStudio(key) && ofStudio.test(words))
    })
    expect(wrong).toEqual([])
  })

  it('Danish stands in one form of quotation marks, ”…”', () => {
    const others = /[»«“„]/
    expect(Object.entries(da).filter(([, text]) => others.test(JSON.stringify(text)))).toEqual([])
    expect(Object.values(da).some((text) => JSON.stringify(text).includes('”{'))).toBe(true)
  })

  it('Danish calls a record “protokol”, its snapshot “grundlag” and a score “score”, or “point” on a scale', () => {
    const pairs = [
      { said: /\brecords?\b/i, by: /protokol|registrér/i },
      { said: /\bsnapshots?\b/i, by: /grundlag/i },
      { said: /\bscores?\b/i, by: /score|point/i },
    ]
    const wrong = Object.entries(en).filter(([key, text]) =>
      pairs.some(({ said, by }) => said.test(JSON.stringify(text)) && !by.test(JSON.stringify(da[key]))),
    )
    expect(wrong).toEqual([])
  })

  it('no key stands in two files', () => {
    for (const language of ['en', 'da']) {
      const keys = filesOf(language).flatMap((file) => Object.keys(textsIn(file)))
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    }
  })

  it('every key is used, and no other is asked for', () => {
    const source = sourcesBelow(join(web, 'src')).join('\n')
    const used = new Set([...source.matchAll(/\bm\.([a-z]\w*)/g)].map((match) => match[1]))
    expect(Object.keys(en).filter((key) => !used.has(key))).toEqual([])
    expect([...used].filter((key) => key !== undefined && !(key in en))).toEqual([])
  })

  it('no key stands twice in a file, where the later one would win in silence', () => {
    const files = [...filesOf('en'), ...filesOf('da')]
    const twice = files.flatMap((file) => {
      const keys = [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}"(\w+)":/gm)].map(
        ([, key]) => key,
      )
      return keys.filter((key, index) => keys.indexOf(key) !== index)
    })
    expect(twice).toEqual([])
  })

  it('every value that a page hands to a text is in the text', () => {
    const source = sourcesBelow(join(web, 'src')).join('\n')
    const given = [...source.matchAll(/\bm\.([a-z]\w*)\(\{([^{}]*)\}\)/g)]
    const lost = given.flatMap(([, key = '', values = '']) => {
      const names = [...values.matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)].map(([, name = '']) => name)
      const taken = variablesIn(en[key])
      return names.filter((name) => !taken.includes(name)).map((name) => `${key}: ${name}`)
    })
    expect(given.length).toBeGreaterThan(100)
    expect(lost).toEqual([])
  })

  it('both languages take the same variables', () => {
    const different = Object.keys(en).filter(
      (key) => JSON.stringify(variablesIn(en[key])) !== JSON.stringify(variablesIn(da[key])),
    )
    expect(different).toEqual([])
  })

  it('at most one Danish text in twenty equals the English one', () => {
    const keys = Object.keys(en)
    const equal = keys.filter((key) => JSON.stringify(en[key]) === JSON.stringify(da[key]))
    expect(equal.length, equal.join(', ')).toBeLessThanOrEqual(keys.length * 0.05)
  })
})
