import { describe, expect, it } from 'vitest'
import { isEnded } from '../../../web/src/features/studio/ended.ts'
import { makeDesk } from '../../../web/src/features/studio/study-desk.ts'

/** Workers whose answers come when the test says so. */
function makeWorkers() {
  const log: string[] = []
  const answers: ((reply: string) => void)[] = []
  const open = async () => {
    const name = `worker ${log.filter((entry) => entry.startsWith('open')).length + 1}`
    log.push(`open ${name}`)
    return {
      ask: (question: string, onProgress: (progress: { done: number; of: number }) => void) => {
        onProgress({ done: 1, of: 2 })
        return new Promise<string>((resolve) =>
          answers.push((reply) => resolve(`${name}: ${question} ${reply}`)),
        )
      },
      close: () => void log.push(`close ${name}`),
    }
  }
  return { log, answers, open }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

function asked(signal = new AbortController().signal) {
  const seen: number[] = []
  return { seen, options: { signal, onProgress: ({ done }: { done: number }) => void seen.push(done) } }
}

describe('a desk of studies', () => {
  it('opens one worker for questions one after the other, and only when the first is asked', async () => {
    const { log, answers, open } = makeWorkers()
    const desk = makeDesk(open)
    expect(log).toEqual([])
    const { seen, options } = asked()
    for (const question of ['a', 'b']) {
      const reply = desk.ask(question, options)
      await settled()
      answers.pop()?.('done')
      expect(await reply).toBe(`worker 1: ${question} done`)
    }
    expect(log).toEqual(['open worker 1'])
    expect(seen).toEqual([1, 1])
  })

  it('takes the worker of a question that is ended along, and opens another for the next', async () => {
    const { log, answers, open } = makeWorkers()
    const desk = makeDesk(open)
    const controller = new AbortController()
    const reply = desk.ask('slow', asked(controller.signal).options).catch((error: unknown) => error)
    await settled()
    controller.abort()
    expect(isEnded(await reply)).toBe(true)
    await settled()
    expect(log).toEqual(['open worker 1', 'close worker 1'])
    const next = desk.ask('next', asked().options)
    await settled()
    answers.at(-1)?.('done')
    expect(await next).toBe('worker 2: next done')
  })

  it('keeps the worker where the question was answered before it was ended', async () => {
    const { log, answers, open } = makeWorkers()
    const desk = makeDesk(open)
    const controller = new AbortController()
    const reply = desk.ask('quick', asked(controller.signal).options)
    await settled()
    answers.at(-1)?.('done')
    await reply
    controller.abort()
    await settled()
    expect(log).toEqual(['open worker 1'])
  })

  it('works on two questions at once, and a third waits until one is answered', async () => {
    const { log, answers, open } = makeWorkers()
    const desk = makeDesk(open)
    const replies = ['a', 'b', 'c'].map((question) => desk.ask(question, asked().options))
    await settled()
    expect(log).toEqual(['open worker 1', 'open worker 2'])
    expect(answers).toHaveLength(2)
    answers[1]?.('done')
    expect(await replies[1]).toBe('worker 2: b done')
    await settled()
    answers[2]?.('done')
    expect(await replies[2]).toBe('worker 2: c done')
    answers[0]?.('done')
    expect(await replies[0]).toBe('worker 1: a done')
  })

  it('leaves the others at work when one question is ended, and forgets one that waited', async () => {
    const { log, answers, open } = makeWorkers()
    const desk = makeDesk(open)
    const [first, third] = [new AbortController(), new AbortController()]
    const ended = [first, third].map(() => 0)
    const note = (place: number) => (error: unknown) => {
      ended[place] = isEnded(error) ? 1 : 0
      return ''
    }
    const a = desk.ask('a', asked(first.signal).options).catch(note(0))
    const b = desk.ask('b', asked().options)
    const c = desk.ask('c', asked(third.signal).options).catch(note(1))
    await settled()
    third.abort()
    first.abort()
    await Promise.all([a, c])
    expect(ended).toEqual([1, 1])
    expect(log).toEqual(['open worker 1', 'open worker 2', 'close worker 1'])
    answers[1]?.('done')
    expect(await b).toBe('worker 2: b done')
  })

  it('tries again after a worker that could not be opened', async () => {
    let tries = 0
    const desk = makeDesk(async () => {
      tries += 1
      if (tries === 1) throw new Error('no network')
      return { ask: async () => 'answer', close: () => undefined }
    })
    await expect(desk.ask('a', asked().options)).rejects.toThrow('no network')
    expect(await desk.ask('a', asked().options)).toBe('answer')
  })
})
