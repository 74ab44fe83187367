import { describe, expect, it } from 'vitest'
import { localeOf, otherLanguageHref } from '../../../web/src/messages.ts'
import { appRoutes, publicRoutes } from '../../../web/src/routes.tsx'

describe('the table of routes', () => {
  const all = [...appRoutes, ...publicRoutes]

  it('no path stands twice, and only app pages lie below /app', () => {
    const paths = all.map((route) => route.path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(appRoutes.every((route) => /^\/app(\/|$)/.test(route.path))).toBe(true)
    expect(publicRoutes.some((route) => route.path.startsWith('/app'))).toBe(false)
  })

  it('every page loads and has a title', async () => {
    for (const route of all) {
      expect(typeof (await route.load()), route.path).toBe('function')
      expect(route.title()).not.toBe('')
    }
  })
})

describe('the language of an address', () => {
  it('is Danish below /da only', () => {
    expect(['/da', '/da/app', '/data', '/'].map(localeOf)).toEqual(['da', 'da', 'en', 'en'])
  })

  it('changes without losing the place', () => {
    expect(otherLanguageHref({ pathname: '/app/audit', search: '?page=2', hash: '' })).toBe(
      '/da/app/audit?page=2',
    )
    expect(otherLanguageHref({ pathname: '/da', search: '', hash: '#x' })).toBe('/#x')
  })
})
