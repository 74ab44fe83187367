import { expect, it } from 'vitest'
import { makeTestApp } from '../harness/app.ts'

const { client } = await makeTestApp()
const danish = { 'accept-language': 'da' }

it('a refusal comes in Danish to who asks in Danish; codes and paths are the same', async () => {
  const wrong = { name: '', email: 'x', password: 'short' }
  const english = await client().post('/api/accounts', wrong)
  const inDanish = await client().post('/api/accounts', wrong, danish)
  expect(english.headers['content-language']).toBe('en')
  expect(english.body.errors).toContainEqual({ path: 'password', message: 'Use at least 12 characters.' })
  expect(inDanish.headers['content-language']).toBe('da')
  expect(inDanish.body.detail).toBe('Ret name, email, password.')
  expect(inDanish.body.errors).toContainEqual({ path: 'password', message: 'Brug mindst 12 tegn.' })
  expect(inDanish.body.errors).toContainEqual({
    path: 'email',
    message: 'Skriv en e-mailadresse som navn@example.org.',
  })
  expect(inDanish.body.code).toBe('invalid-input')
})

it('absent and forbidden read the same in Danish too', async () => {
  const absent = await client().get('/api/nothing-here', danish)
  expect(absent.status).toBe(404)
  expect(absent.body.title).toBe('Ikke fundet')
  expect(absent.body.detail).toBe('Her er ikke noget, eller ikke noget, du må se.')
})
